import { derivedId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { CaseIn, CaseKind } from './case.ts'
import type { CheckInFacts } from './check-in.ts'

/** What an unhappy answer, or none, opens. The same check-in and kind is the same case. */
export function caseOfCheckIn(checkIn: CheckInFacts, kind: CaseKind, openedAt: Instant): CaseIn<'opened'> {
  const { cohortId, day, workerId, batchId, chunk, placementId, enterpriseId, countyCode, cityCode } = checkIn
  const caseId = derivedId('CaseId', cohortId, day, workerId, kind)
  const whose = { workerId, batchId, chunk, placementId, enterpriseId, countyCode, cityCode }
  return { caseId, kind, ...whose, openedAt, state: 'opened' }
}
