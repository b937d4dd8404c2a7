import type { BatchReturns } from '../batches/batch-returns.ts'
import type { TransferBatch } from '../batches/transfer-batch.ts'
import { atShanghai, type Instant, minus, plus, plusDays, type Span } from '../kernel/instant.ts'
import { defaultTravelTimeRules } from '../transport/journeys/travel-times.ts'

/** What may lie between the start of a batch and its question to enterprises, as part of their time. */
const usualDelay: Span = { hours: 1 }

/**
 * Until when enterprises may propose people that are asked now: where a failure of ours has held the question up, they have their whole
 * time from now, as far as answers and bookings leave it.
 */
export function timeToPropose(
  { answerHours, travelWindow }: Pick<TransferBatch, 'answerHours' | 'travelWindow'>,
  { proposeUntil: usual, proposeHours }: Pick<BatchReturns, 'proposeUntil' | 'proposeHours'>,
  now: Instant,
): Instant {
  if (proposeHours === undefined) return usual
  const whole = plus(now, { hours: proposeHours })
  if (whole <= plus(usual, usualDelay)) return usual
  const end = atShanghai(plusDays(travelWindow.to, 1), '00:00')
  const latest = minus(end, { hours: answerHours + defaultTravelTimeRules.leadHours })
  const until = whole < latest ? whole : latest
  return until > usual ? until : usual
}
