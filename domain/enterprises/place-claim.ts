import * as z from 'zod'
import { BatchId, type JobOrderId } from '../kernel/ids.ts'

/** What a batch keeps of a job order's places. The batch's question for headcount makes it, and there is one at most. */
export interface PlaceClaim {
  readonly jobOrderId: JobOrderId
  readonly batchId: BatchId
  /** How many places the enterprise was asked for. */
  readonly asked: number
  /** How many of them it confirmed; 0 until it has answered. */
  readonly confirmed: number
  /** Offers made so far. */
  readonly offered: number
  /** Places that nobody of the batch has said yes to; before the answer, all that was asked. */
  readonly open: number
  /** Yeses that stand: taken back by nobody, and of nobody who did not come. */
  readonly accepted: number
  readonly handedOver: number
  /** The batch asks nobody any more, so its open places are free for others. */
  readonly isClosed: boolean
}

type Kept = Pick<PlaceClaim, 'open' | 'accepted' | 'handedOver' | 'isClosed'>

/** Places that no other batch can have. Somebody who is at the plant fills one, whatever was said of them before. */
export function placesKept({ open, accepted, handedOver, isClosed }: Kept): number {
  return Math.max(accepted, handedOver, 0) + (isClosed ? 0 : Math.max(open, 0))
}

/** Places of a job order that a batch may still ask for. */
export function freePlaces(headcount: number, claims: readonly Kept[]): number {
  return Math.max(0, headcount - claims.reduce((sum, claim) => sum + placesKept(claim), 0))
}

const count = z.int().nonnegative()

const counts = {
  asked: count,
  confirmed: count,
  offered: count,
  /** Yeses that stand, people handed over included. */
  accepted: count,
  /** With people who have left since: their places are filled until the enterprise reports them anew. */
  handedOver: count,
  /** Kept from other batches, for somebody who is still to be found or to be handed over. */
  reserved: count,
}

/** Where the places of a job order are: in all, and by batch. `reported` is `handedOver`, `reserved` and `free`. */
export const JobOrderPlaces = z.object({
  reported: count,
  ...counts,
  free: count,
  batches: z.array(z.object({ batchId: BatchId, ...counts })),
})
export type JobOrderPlaces = z.infer<typeof JobOrderPlaces>

export function countPlaces(reported: number, claims: readonly PlaceClaim[]): JobOrderPlaces {
  const batches = claims.map(({ batchId, asked, confirmed, offered, ...claim }) => {
    const { accepted, handedOver } = claim
    return { batchId, asked, confirmed, offered, accepted, handedOver, reserved: placesKept(claim) - handedOver }
  })
  const sum = (of: keyof typeof counts) => batches.reduce((total, one) => total + one[of], 0)
  return {
    reported,
    asked: sum('asked'),
    confirmed: sum('confirmed'),
    offered: sum('offered'),
    accepted: sum('accepted'),
    handedOver: sum('handedOver'),
    reserved: sum('reserved'),
    free: freePlaces(reported, claims),
    batches,
  }
}
