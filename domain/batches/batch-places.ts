import * as z from 'zod'
import type { BatchCounts } from './transfer-batch.ts'

const count = z.int().nonnegative()

/** How far a batch has filled the places of its job orders; each step is counted from the one before it. */
export const BatchPlaces = z.object({
  asked: count,
  confirmed: count,
  accepted: count,
  /** People with a seat on a trip. */
  seated: count,
  handedOver: count,
})
export type BatchPlaces = z.infer<typeof BatchPlaces>

export function placesOfBatch({ headcount, offers, trips, journey }: BatchCounts): BatchPlaces {
  return {
    asked: headcount?.placesAsked ?? 0,
    confirmed: headcount?.places ?? 0,
    accepted: offers?.accepted ?? 0,
    seated: trips?.passengers ?? 0,
    handedOver: journey?.handedOver ?? 0,
  }
}
