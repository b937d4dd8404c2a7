import type { CompanionGroup } from './companion-groups.ts'
import { type AtLeast, CompanionProgramme, type Destinations, type Worth } from './companion-programme.ts'
import type { Figures } from './matching-figures.ts'
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
 * and of priority people, the second the most points with both numbers kept. Where the steps did not suffice no answer beats
 * `ceiling`, which no answer may reach; undefined: nothing was found, or so much would have to be searched that it was not tried.
 */
export async function sendGroupsExactly(
  groups: readonly CompanionGroup[],
  alone: readonly MatchingWorker[],
  jobOrders: readonly MatchingJobOrder[],
): Promise<{ destinations: Destinations; ceiling: Figures } | undefined> {
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
  const inPeople = (value: number) => ({ placed: Math.floor(value / person), priorityPlaced: value % person })
  const counted = await solve(({ priority }) => (priority ? person + 1 : person), { placed: 0, priorityPlaced: 0 })
  if (counted === undefined) return undefined
  const scored = await solve(({ points }) => points, inPeople(counted.value))
  const isCounted = counted.mostValue === counted.value
  // Points say nothing of answers with more people.
  const mostPoints = isCounted && scored ? scored.mostValue : Number.POSITIVE_INFINITY
  const { destinations } = scored ?? counted
  return { destinations, ceiling: { ...inPeople(counted.mostValue), score: mostPoints } }
}
