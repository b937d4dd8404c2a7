import { type BatchId, derivedId } from '../kernel/ids.ts'
import { type CalendarDate, dateInShanghai } from '../kernel/instant.ts'
import { isAtWork, type Placement } from '../matching/placement.ts'
import { type Cohort, type CohortMember, cohortSize } from './cohort.ts'

/**
 * The people of a batch whom a plant has taken over, by city and day of the hand-over; those who have arrived without a receipt are
 * followed from `today`. The same people give the same cohorts. `known`: those that the batch has already, of other people; the new ones
 * are counted on.
 */
export function formCohorts(
  batchId: BatchId,
  placements: readonly Placement[],
  today: CalendarDate,
  known: readonly Pick<Cohort, 'cityCode' | 'handedOverOn'>[] = [],
): Cohort[] {
  const groups = new Map<string, Pick<Cohort, 'cityCode' | 'handedOverOn'> & { members: CohortMember[] }>()
  for (const { journey, cityCode, workerId, chunk, placementId, enterpriseId, promise } of placements) {
    if (!isAtWork(journey) && journey.state !== 'arrived') continue
    const handedOverOn = isAtWork(journey) ? dateInShanghai(journey.at) : today
    const key = `${handedOverOn} ${cityCode}`
    const group = groups.get(key) ?? { cityCode, handedOverOn, members: [] }
    group.members.push({ workerId, chunk, placementId, enterpriseId, employer: promise.employer })
    groups.set(key, group)
  }
  return [...groups.values()].flatMap(({ cityCode, handedOverOn, members }) => {
    const sorted = members.toSorted((one, other) => (one.workerId < other.workerId ? -1 : 1))
    const before = known.filter((one) => one.cityCode === cityCode && one.handedOverOn === handedOverOn).length
    return Array.from({ length: Math.ceil(sorted.length / cohortSize) }, (_, part) => {
      const own = sorted.slice(part * cohortSize, (part + 1) * cohortSize)
      const cohortId = derivedId('CohortId', batchId, handedOverOn, cityCode, before + part)
      return { cohortId, batchId, cityCode, handedOverOn, members: own, checkpoints: {} }
    })
  })
}
