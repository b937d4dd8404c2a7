import type { CompanionGroup } from './companion-groups.ts'
import { matchingFigures } from './matching-figures.ts'
import type { Assignment, MatchingJobOrder, MatchingWorker } from './matching-instance.ts'
import { openPlaces } from './open-places.ts'
import { placeAlone } from './place-alone.ts'
import { permitted } from './score.ts'

/** Places groups one after another, each at the enterprise that has room for all and most points, then those alone. */
export function placeCompanions(
  groups: readonly CompanionGroup[],
  alone: readonly MatchingWorker[],
  jobOrders: readonly MatchingJobOrder[],
): Assignment[] {
  const assignments: Assignment[] = []
  let open = jobOrders
  for (const group of groups) {
    const together = bestTogether(group, open)
    assignments.push(...together)
    open = openPlaces(open, together)
  }
  return [...assignments, ...placeAlone(alone, open)]
}

function bestTogether(group: CompanionGroup, jobOrders: readonly MatchingJobOrder[]): Assignment[] {
  const byEnterprise = Map.groupBy(jobOrders, (job) => job.enterprise)
  let best: Assignment[] = []
  let bestPoints = -1
  for (const [enterprise, jobs] of byEnterprise) {
    if (group.enterprise !== undefined && group.enterprise !== enterprise) continue
    if (!group.members.every((worker) => jobs.some((job) => permitted(worker, job)))) continue
    const together = placeAlone(group.members, jobs)
    if (together.length < group.members.length) continue
    const points = matchingFigures(group.members, jobs, together).score
    if (points > bestPoints) {
      best = together
      bestPoints = points
    }
  }
  return best
}
