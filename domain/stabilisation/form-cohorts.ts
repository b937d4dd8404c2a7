import { type BatchId, derivedId } from '../kernel/ids.ts'
import { dateInShanghai } from '../kernel/instant.ts'
import { isAtWork, type Placement } from '../matching/placement.ts'
import { type Cohort, type CohortMember, cohortSize } from './cohort.ts'

/** The people of a batch whom a plant has taken over, by city and day of the hand-over. The same people give the same cohorts. */
export function formCohorts(batchId: BatchId, placements: readonly Placement[]): Cohort[] {
  const groups = new Map<string, Pick<Cohort, 'cityCode' | 'handedOverOn'> & { members: CohortMember[] }>()
  for (const { journey, cityCode, workerId, chunk, placementId, enterpriseId, promise } of placements) {
    if (!isAtWork(journey)) continue
    const handedOverOn = dateInShanghai(journey.at)
    const key = `${handedOverOn} ${cityCode}`
    const group = groups.get(key) ?? { cityCode, handedOverOn, members: [] }
    group.members.push({ workerId, chunk, placementId, enterpriseId, employer: promise.employer })
    groups.set(key, group)
  }
  return [...groups.values()].flatMap(({ cityCode, handedOverOn, members }) => {
    const sorted = members.toSorted((one, other) => (one.workerId < other.workerId ? -1 : 1))
    return Array.from({ length: Math.ceil(sorted.length / cohortSize) }, (_, part) => ({
      cohortId: derivedId('CohortId', batchId, handedOverOn, cityCode, part),
      batchId,
      cityCode,
      handedOverOn,
      members: sorted.slice(part * cohortSize, (part + 1) * cohortSize),
      checkpoints: {},
    }))
  })
}
