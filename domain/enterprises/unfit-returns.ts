import * as z from 'zod'
import { BatchId, PlacementId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instant.ts'

/** Why somebody whom an enterprise proposed for a journey home or back cannot be. */
export const UnfitWhy = z.enum([
  'unknown',
  'left',
  'not-there-yet',
  'never-came',
  'other-county',
  'day-outside',
  'day-past',
  'twice',
])
export type UnfitWhy = z.infer<typeof UnfitWhy>

/** What the specialist found it to be; `corrected`: the enterprise sent it again, put right. */
export const UnfitSettledAs = z.enum([
  'corrected',
  'not-theirs',
  'has-left',
  'comes-later',
  'wrong-days',
  'will-correct',
])
export type UnfitSettledAs = z.infer<typeof UnfitSettledAs>

export const UnfitSettled = z.object({ as: UnfitSettledAs, by: z.string(), at: Instant })
export type UnfitSettled = z.infer<typeof UnfitSettled>

/** People whose ids are kept of one proposal: enough to talk about, on an item that is read often. */
export const mostUnfitNamed = 20

export const UnfitPerson = z.object({ placementId: PlacementId, why: UnfitWhy })
export type UnfitPerson = z.infer<typeof UnfitPerson>

/** A proposal of an enterprise's server of which nobody was recorded, as some of its people cannot be proposed. */
export const UnfitReturns = z.object({
  batchId: BatchId,
  direction: z.enum(['homeward', 'back']),
  since: Instant,
  /** Until then it can be put right. */
  until: Instant,
  proposed: z.int().positive(),
  counts: z.partialRecord(UnfitWhy, z.int().positive()),
  /** The first of them. */
  people: z.array(UnfitPerson).max(mostUnfitNamed),
  settled: UnfitSettled.optional(),
})
export type UnfitReturns = z.infer<typeof UnfitReturns>
