import type { ReturnDirection } from '../../batches/batch-returns.ts'
import type { EnterpriseId, JobOrderId, PlacementId, WorkerId } from '../../kernel/ids.ts'
import type { CalendarDate } from '../../kernel/instant.ts'

/** A placed worker who needs a way to the plant, or home from there. */
export interface Traveller {
  readonly workerId: WorkerId
  readonly chunk: number
  readonly placementId: PlacementId
  readonly jobOrderId: JobOrderId
  readonly enterpriseId: EnterpriseId
  readonly countyCode: string
  readonly cityCode: string
  /** At the plant, or at home, by its beginning. */
  readonly startDate: CalendarDate
  /** null: at once. */
  readonly earliestDeparture: CalendarDate | null
  /** Those who share it want to ride together. */
  readonly companionGroup: string | null
  /** Absent on the way to a post for the first time. */
  readonly returns?: ReturnDirection
  /** Their seat is a ticket of their own, bought by no rule for groups. */
  readonly ownTicket?: true
}
