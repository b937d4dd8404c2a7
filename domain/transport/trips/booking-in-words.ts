import type { Words } from '../../kernel/words.ts'
import { endReasons } from './alarm-sentences.ts'
import type { Booking } from './booking.ts'
import { noSeatsTerms } from './mode-terms.ts'

const known: Readonly<Record<string, Words>> = { ...noSeatsTerms, ...endReasons }

/** The booking as it is answered: why it came to nothing in both languages; a carrier's own reason as it gave it. */
export function bookingInWords(booking: Booking): Booking {
  if (!('why' in booking)) return booking
  return { ...booking, whyWords: known[booking.why] ?? { zh: booking.why, en: booking.why } }
}
