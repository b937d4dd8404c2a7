import * as z from 'zod'
import { BatchId, CaseId, EnterpriseId, JobOrderId, PlacementId, WorkerId } from '../kernel/ids.ts'
import { CalendarDate, Instant } from '../kernel/instant.ts'

/** `homeward`: to the county before the festival. `back`: to the post after it. */
export const ReturnDirection = z.enum(['homeward', 'back'])
export type ReturnDirection = z.infer<typeof ReturnDirection>

/**
 * The way home of one person whose case asked for it: no enterprise proposes them and no text asks them, as they said yes to the colleague
 * of the case.
 */
export const ReturnForCase = z.object({
  caseId: CaseId,
  workerId: WorkerId,
  enterpriseId: EnterpriseId,
  jobOrderId: JobOrderId,
  /** At the post, and where that lies. */
  placementId: PlacementId,
  post: z.object({ batchId: BatchId, chunk: z.int().nonnegative() }),
  /** They leave from this day on. */
  day: CalendarDate,
  agreedAt: Instant,
  /** 6-digit code of the county where they go, where it is not the one that they come from. */
  countyCode: z.string().optional(),
})
export type ReturnForCase = z.infer<typeof ReturnForCase>

/** What makes a batch one of journeys home or back: nobody is matched, and enterprises propose people who work there. */
export const BatchReturns = z.object({
  direction: ReturnDirection,
  /** Year of the Spring Festival around which they travel; of the first day where a case asked for it at another time. */
  season: z.int(),
  /** They are asked to propose people. */
  enterprises: z.array(EnterpriseId).min(1).max(500),
  /** From then on nobody is proposed any more, and people are asked. */
  proposeUntil: Instant,
  /** What enterprises have from when they are asked; absent in older batches. */
  proposeHours: z.number().optional(),
  /** Absent where enterprises propose. */
  forCase: ReturnForCase.optional(),
})
export type BatchReturns = z.infer<typeof BatchReturns>
