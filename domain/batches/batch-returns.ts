import * as z from 'zod'
import { EnterpriseId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instant.ts'

/** `homeward`: to the county before the festival. `back`: to the post after it. */
export const ReturnDirection = z.enum(['homeward', 'back'])
export type ReturnDirection = z.infer<typeof ReturnDirection>

/** What makes a batch one of journeys home or back: nobody is matched, and enterprises propose people who work there. */
export const BatchReturns = z.object({
  direction: ReturnDirection,
  /** Year of the Spring Festival around which they travel. */
  season: z.int(),
  /** They are asked to propose people. */
  enterprises: z.array(EnterpriseId).min(1).max(500),
  /** From then on nobody is proposed any more, and people are asked. */
  proposeUntil: Instant,
})
export type BatchReturns = z.infer<typeof BatchReturns>
