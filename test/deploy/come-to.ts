import type { Drill } from './drill-deploy.ts'

/** What everybody came to and was told, and when: the same in two drills in which the same happened. */
export function comeTo({ first, second, texts }: Drill): readonly string[] {
  const people = [first, second].flatMap(({ placements }) =>
    placements.map(({ workerId, jobOrderId, journey }) =>
      [
        workerId,
        jobOrderId,
        ...Object.entries(journey)
          .map((one) => JSON.stringify(one))
          .toSorted(),
      ].join(' '),
    ),
  )
  return [...people, ...texts.map(({ phone, template, at }) => `${phone} ${template} ${at}`)].toSorted()
}
