import type { Offer } from '../../domain/matching/offer.ts'

type Chunk = Pick<Offer, 'batchId' | 'round' | 'chunk'>

/** One key for a chunk's offers of a round, however often they are sent: nobody gets two. */
export function offerKey({ batchId, round, chunk }: Chunk): string {
  return `offer-${batchId}-${round}-${chunk}`
}

/** The same for their reminders. */
export function reminderKey({ batchId, round, chunk }: Chunk): string {
  return `remind-${batchId}-${round}-${chunk}`
}
