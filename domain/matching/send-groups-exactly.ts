import type { CompanionGroup } from './companion-groups.ts'
import { type AtLeast, CompanionProgramme, type Destinations, type Worth } from './companion-programme.ts'
import type { MatchingJobOrder, MatchingWorker } from './matching-instance.ts'
import { workerClasses } from './worker-classes.ts'

/**
 * Steps of the simplex method for each programme, some five to ten seconds. 2,000 people of whom one in eight is in a group
 * need 2,000 steps with 60 job orders and 11,500 with 300. Where nearly everybody is in a group they may not suffice; then the
 * best found by then is taken.
 */
const mostSteps = 12_000

/** With 600 job orders nothing useful is found in these steps. */
const mostColumns = 100_000

/**
 * Where the groups go in the exact lexicographic optimum, by two integer programmes: the first finds the number of people
 * and of priority people, the second the most points with both numbers kept. `proved` is false where the steps did not
 * suffice; undefined: nothing was found, or so much would have to be searched that it was not tried.
 */
export async function sendGroupsExactly(
  groups: readonly CompanionGroup[],
  alone: readonly MatchingWorker[],
  jobOrders: readonly MatchingJobOrder[],
): Promise<{ destinations: Destinations; proved: boolean } | undefined> {
  const classes = workerClasses(alone, jobOrders)
  const solve = async (worth: Worth, atLeast: AtLeast) => {
    const programme = new CompanionProgramme(jobOrders, worth, atLeast)
    programme.addAlone(classes)
    for (const group of groups) programme.addGroup(group)
    return programme.columns > mostColumns ? undefined : programme.solve(mostSteps)
  }
  const people = alone.length + groups.reduce((sum, group) => sum + group.members.length, 0)
  /** One person more counts for more than all priority people together. */
  const person = people + 1
  const counted = await solve(({ priority }) => (priority ? person + 1 : person), { placed: 0, priorityPlaced: 0 })
  if (counted === undefined) return undefined
  const atLeast = { placed: Math.floor(counted.most / person), priorityPlaced: counted.most % person }
  const scored = await solve(({ points }) => points, atLeast)
  if (scored === undefined) return { ...counted, proved: false }
  return { destinations: scored.destinations, proved: counted.proved && scored.proved }
}
