import type { ReturnDirection } from '../batches/batch-returns.ts'
import type { PlacementId } from '../kernel/ids.ts'
import type { CalendarDate } from '../kernel/instant.ts'

/** A journey home from a post, or back to it, as somebody is asked about it. */
export interface ReturnAsked {
  readonly direction: ReturnDirection
  /** The placement at the post, which stays as it is whatever becomes of the journey. */
  readonly of: PlacementId
  /** As the enterprise proposed it: from which day on they may leave for home, or on which day they are to be back. */
  readonly day: CalendarDate
  /** 6-digit code of the county where they go, where it is not the one that they come from. */
  readonly countyCode?: string
}
