import type { MatchingInstance } from '../../domain/matching/matching-instance.ts'
import { type CheckedMatching, checkMatching } from './check-matching.ts'

/** The best of every thinkable answer; for instances of a handful of workers and orders. */
export function bestByTryingAll(instance: MatchingInstance, options: { groups: boolean }): CheckedMatching {
  let best: CheckedMatching = { problems: [], placed: 0, priorityPlaced: 0, score: 0 }
  const permittedAlone = instance.workers.map((worker) =>
    instance.jobOrders.filter(
      (job) =>
        checkMatching(instance, [{ worker: worker.id, jobOrder: job.id }], { groups: false }).problems.length === 0,
    ),
  )
  const chosen: { worker: string; jobOrder: string }[] = []
  const decide = (place: number): void => {
    const worker = instance.workers[place]
    if (worker === undefined) {
      const checked = checkMatching(instance, chosen, options)
      if (checked.problems.length === 0 && beats(checked, best)) best = checked
      return
    }
    decide(place + 1)
    for (const job of permittedAlone[place]!) {
      chosen.push({ worker: worker.id, jobOrder: job.id })
      decide(place + 1)
      chosen.pop()
    }
  }
  decide(0)
  return best
}

function beats(a: CheckedMatching, b: CheckedMatching): boolean {
  return (a.placed - b.placed || a.priorityPlaced - b.priorityPlaced || a.score - b.score) > 0
}
