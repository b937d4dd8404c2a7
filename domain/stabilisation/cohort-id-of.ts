import { type BatchId, type CohortId, derivedId } from '../kernel/ids.ts'
import type { CalendarDate } from '../kernel/instant.ts'

/** The cohorts of a batch whose people were handed over on one day are counted through from 0. */
export function cohortIdOf(batchId: BatchId, handedOverOn: CalendarDate, part: number): CohortId {
  return derivedId('CohortId', batchId, handedOverOn, part)
}
