import type { BatchId } from '../kernel/ids.ts'
import { type CalendarDate, dateInShanghai } from '../kernel/instant.ts'
import { isAtWork, type Placement } from '../matching/placement.ts'
import { type Cohort, type CohortMember, cohortSize } from './cohort.ts'
import { cohortIdOf } from './cohort-id-of.ts'

/**
 * The people of a batch whom a plant has taken over, by the day of the hand-over, in whatever city; those who have arrived without a
 * receipt are followed from `today`. The same people give the same cohorts. `known`: those that the batch has already, of other people; the
 * new ones are counted on.
 */
export function formCohorts(
  batchId: BatchId,
  placements: readonly Placement[],
  today: CalendarDate,
  known: readonly Pick<Cohort, 'handedOverOn'>[] = [],
): Cohort[] {
  const days = new Map<CalendarDate, CohortMember[]>()
  for (const { journey, cityCode, workerId, chunk, placementId, enterpriseId, promise } of placements) {
    if (!isAtWork(journey) && journey.state !== 'arrived') continue
    const handedOverOn = isAtWork(journey) ? dateInShanghai(journey.at) : today
    const members = days.get(handedOverOn) ?? []
    members.push({ workerId, chunk, placementId, enterpriseId, employer: promise.employer, cityCode })
    days.set(handedOverOn, members)
  }
  return [...days].flatMap(([handedOverOn, members]) => {
    const sorted = members.toSorted((one, other) => (one.workerId < other.workerId ? -1 : 1))
    const before = known.filter((one) => one.handedOverOn === handedOverOn).length
    return Array.from({ length: Math.ceil(sorted.length / cohortSize) }, (_, part) => {
      const own = sorted.slice(part * cohortSize, (part + 1) * cohortSize)
      const cohortId = cohortIdOf(batchId, handedOverOn, before + part)
      return { cohortId, batchId, handedOverOn, members: own }
    })
  })
}
