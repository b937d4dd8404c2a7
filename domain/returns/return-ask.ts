import * as z from 'zod'
import type { ReturnDirection } from '../batches/batch-returns.ts'
import type { BatchId, EnterpriseId, PlacementId, WorkerId } from '../kernel/ids.ts'
import type { Instant, Span } from '../kernel/instant.ts'
import type { Offer } from '../matching/offer.ts'
import type { JourneyState } from '../matching/placement.ts'
import { isOff } from '../matching/placement.ts'

/** That somebody was asked about a journey of a season: the latest one. What they said stands with the question itself. */
export interface ReturnAsk {
  readonly workerId: WorkerId
  readonly season: number
  readonly direction: ReturnDirection
  readonly batchId: BatchId
  readonly chunk: number
  readonly enterpriseId: EnterpriseId
  /** At the post. */
  readonly placementId: PlacementId
  readonly askedAt: Instant
}

/**
 * An ask is put down before its question is made. For so long it holds without one: the step that put it down may still be at work. Longer
 * than any task may take.
 */
export const askHoldsAlone: Span = { minutes: 20 }

/**
 * Why somebody who was proposed is not asked: `stays` and `rides` are what they said already this season; `called-off`: the step was
 * skipped, or the batch ended before.
 */
export const NotAsked = z.enum(['stays', 'rides', 'is-asked', 'left', 'no-consent', 'called-off'])
export type NotAsked = z.infer<typeof NotAsked>

/** What became of an ask: of the question, and of the journey if they said yes. */
export interface AskedBefore {
  readonly direction: ReturnDirection
  readonly offer: Offer['state']
  readonly journey: JourneyState | null
}

/**
 * Whether somebody may be asked about a journey of this season, by what they were asked before. Who said that they stay is not asked again,
 * and who stays away from home needs no way back; who was silent may be asked by another batch; who has a seat, or is being asked, is left
 * alone.
 */
export function whyNotAsked(direction: ReturnDirection, before: readonly AskedBefore[]): NotAsked | null {
  for (const asked of before) {
    if (asked.offer === 'declined') return 'stays'
    if (asked.direction !== direction) continue
    if (asked.offer === 'sent') return 'is-asked'
    if (asked.offer === 'accepted' && asked.journey && !isOff(asked.journey)) return 'rides'
  }
  return null
}
