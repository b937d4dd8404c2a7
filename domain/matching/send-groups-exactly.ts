import type { CompanionGroup } from './companion-groups.ts'
import { type AtLeast, CompanionProgramme, type Destinations, type Worth } from './companion-programme.ts'
import type { MatchingJobOrder, MatchingWorker } from './matching-instance.ts'
import { workerClasses } from './worker-classes.ts'

/**
 * Beyond this size, with many hundred job orders or most people in groups, the programmes no longer solve in seconds.
 * A batch of 2,000 people and 60 orders, one in eight in a group, has about 10,000 columns and 450 choices.
 */
const mostColumns = 50_000
const mostChoices = 3000

/**
 * Where the groups go in the exact lexicographic optimum, by two integer programmes: the first finds the number of people
 * and of priority people, the second the most points with both numbers kept. Answers undefined if a proof would take too
 * long.
 */
export async function sendGroupsExactly(
  groups: readonly CompanionGroup[],
  alone: readonly MatchingWorker[],
  jobOrders: readonly MatchingJobOrder[],
): Promise<Destinations | undefined> {
  const classes = workerClasses(alone, jobOrders)
  const solve = async (worth: Worth, atLeast: AtLeast) => {
    const programme = new CompanionProgramme(jobOrders, worth, atLeast)
    programme.addAlone(classes)
    for (const group of groups) programme.addGroup(group)
    if (programme.columns > mostColumns || programme.choices > mostChoices) return undefined
    return programme.solve()
  }
  const people = alone.length + groups.reduce((sum, group) => sum + group.members.length, 0)
  /** One person more counts for more than all priority people together. */
  const person = people + 1
  const counted = await solve(({ priority }) => (priority ? person + 1 : person), { placed: 0, priorityPlaced: 0 })
  if (counted === undefined) return undefined
  const atLeast = { placed: Math.floor(counted.most / person), priorityPlaced: counted.most % person }
  const scored = await solve(({ points }) => points, atLeast)
  return scored?.destinations
}
