import type { Instant } from '../../kernel/instant.ts'
import { type EventRule, inWords, judgeEvent } from '../../kernel/judge-event.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import type { Words } from '../../kernel/words.ts'
import type { Booking, BookingState } from './booking.ts'

const byCarrier: Words = {
  zh: '承运方的系统正在订这趟车：订不上时会请您手工订。',
  en: "The carrier's system is booking this trip: you will be asked if it cannot.",
}
const over: Words = {
  zh: '这趟车的预订已经结束（订不上或已退）：请看批次里的新行程，不要再订这趟。',
  en: 'The booking of this trip is over (refused or released): look at the new trips of the batch, and do not book this one.',
}

/** A booking made by telephone, typed in by staff. */
export const bookingRule: EventRule<BookingState> = {
  name: { zh: '手工订票', en: 'The booking by hand' },
  states: {
    planned: 'fits',
    'asked-by-hand': 'fits',
    confirmed: 'stands',
    holding: byCarrier,
    held: byCarrier,
    refused: over,
    released: over,
    'not-needed': {
      zh: '这趟行程是自行前往，不用订票。',
      en: 'People travel on their own on this trip: nothing is to be booked.',
    },
  },
}

export function judgeBooking(
  booking: Booking,
  { reference, now }: { readonly reference: string; readonly now: Instant },
): 'new' | 'again' | Refusal<'invalid-state'> {
  const subject = { state: booking.state, at: now, now }
  if (booking.state !== 'confirmed') return judgeEvent(bookingRule, subject)
  const at = inWords(booking.at)
  const by = booking.by === 'hand' ? { zh: '手工', en: 'by hand' } : { zh: '承运方系统', en: "by the carrier's system" }
  const stands = {
    zh: `已于${at.zh}由${by.zh}订好，订单号${booking.reference}`,
    en: `it was booked ${by.en} at ${at.en} as ${booking.reference}`,
  }
  return judgeEvent(bookingRule, { ...subject, stands, isRepeat: booking.reference === reference })
}
