import type { CompanionGroup } from './companion-groups.ts'
import type { Assignment, MatchingJobOrder, MatchingWorker } from './matching-instance.ts'
import { placeAlone } from './place-alone.ts'

/** As if companions did not mind to be parted among the enterprises that have room for all of them: no answer beats it. */
export function placeApart(
  groups: readonly CompanionGroup[],
  alone: readonly MatchingWorker[],
  jobOrders: readonly MatchingJobOrder[],
): Assignment[] {
  const roomAt = new Map<string, number>()
  for (const { enterprise, headcount } of jobOrders) roomAt.set(enterprise, (roomAt.get(enterprise) ?? 0) + headcount)
  const enterprisesOf = new Map(
    groups.flatMap(({ members, enterprises }) => {
      const roomy = enterprises.filter((enterprise) => roomAt.get(enterprise)! >= members.length)
      return members.map((member) => [member, roomy] as const)
    }),
  )
  return placeAlone([...enterprisesOf.keys(), ...alone], jobOrders, (worker) => enterprisesOf.get(worker))
}
