import type { CompanionGroup } from './companion-groups.ts'
import type { Destinations } from './companion-programme.ts'
import { beats, type Figures, matchingFigures } from './matching-figures.ts'
import type { Assignment, MatchingJobOrder, MatchingWorker } from './matching-instance.ts'
import { placeApart } from './place-apart.ts'
import { placeClasses } from './place-classes.ts'
import { seatMembers } from './seat-members.ts'
import { sendGroupsByPrices } from './send-groups-by-prices.ts'
import { sendGroupsExactly } from './send-groups-exactly.ts'
import { workerClasses } from './worker-classes.ts'

/** Up to so many people the optimum with groups is sought by integer programmes, which prove it. */
const mostPeopleExactly = 2000

export interface PlacedWithGroups {
  readonly assignments: Assignment[]
  /** No answer that keeps groups whole beats these figures; an answer that has them is the best. */
  readonly ceiling: Figures
}

/**
 * Places companion groups whole, and around them those who are alone: the lexicographic optimum up to 2,000 people, near
 * it above. Where most of 2,000 people are in groups a proof can take too long; then the best that was found.
 */
export async function placeWithGroups(
  groups: readonly CompanionGroup[],
  alone: readonly MatchingWorker[],
  jobOrders: readonly MatchingJobOrder[],
): Promise<PlacedWithGroups> {
  const workers = [...groups.flatMap(({ members }) => members), ...alone]
  const figures = (assignments: readonly Assignment[]) => matchingFigures(workers, jobOrders, assignments)
  const byPrices = () => placeAround(sendGroupsByPrices(groups, alone, jobOrders), alone, jobOrders)
  const found = workers.length > mostPeopleExactly ? undefined : await sendGroupsExactly(groups, alone, jobOrders)
  const placed = found && placeAround(found.destinations, alone, jobOrders)
  if (placed && !beats(found.ceiling, figures(placed))) return { assignments: placed, ceiling: found.ceiling }
  const other = byPrices()
  const assignments = placed && !beats(figures(other), figures(placed)) ? placed : other
  const apart = figures(placeApart(groups, alone, jobOrders))
  return { assignments, ceiling: found && beats(apart, found.ceiling) ? found.ceiling : apart }
}

/** The optimum once it is decided where groups go: their members have to be placed, then priority workers, then others. */
function placeAround(
  destinations: Destinations,
  alone: readonly MatchingWorker[],
  jobOrders: readonly MatchingJobOrder[],
): Assignment[] {
  const enterpriseOf = new Map<MatchingWorker, readonly string[]>()
  for (const [group, enterprise] of destinations) {
    for (const member of group.members) enterpriseOf.set(member, [enterprise])
  }
  const workers = [...enterpriseOf.keys(), ...alone]
  const classes = workerClasses(workers, jobOrders, {
    tiers: 3,
    tierOf: (worker) => (enterpriseOf.has(worker) ? 0 : worker.priority ? 1 : 2),
    enterprisesOf: (worker) => enterpriseOf.get(worker),
  })
  const headcounts = jobOrders.map((job) => job.headcount)
  const { placed } = placeClasses(classes, headcounts)
  return seatMembers(classes, placed, workers, jobOrders)
}
