import type { Instant } from '../../kernel/instant.ts'
import { type EventRule, inWords, judgeEvent } from '../../kernel/judge-event.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import { isCancelled, isUnderWay, type Trip } from './trip.ts'
import type { BookedBeds } from './trip-lodging.ts'

type BedsState = 'lacking' | 'booked' | 'under-way' | 'over' | 'none'

/** Beds booked by telephone, typed in by staff. */
export const bedsRule: EventRule<BedsState> = {
  name: { zh: '住宿预订', en: 'The booking of beds' },
  states: {
    lacking: 'fits',
    booked: 'stands',
    'under-way': {
      zh: '这趟车已经上客或出发：不能再登记住宿，请直接告诉带队人。',
      en: 'People have boarded this trip: beds cannot be entered any more, tell its escort.',
    },
    over: {
      zh: '这趟车不开了：请不要订住宿，已订的请退。',
      en: 'This trip does not run: book no beds for it, and cancel those that were booked.',
    },
    none: {
      zh: '这趟行程没有人在途中住宿，不用订。',
      en: 'Nobody sleeps on the way of this trip: no beds are needed.',
    },
  },
}

function stateOf(trip: Pick<Trip, 'booking' | 'progress' | 'lodging' | 'beds' | 'loss'>): BedsState {
  const { booking, lodging, beds, loss } = trip
  if (!lodging) return 'none'
  if (isCancelled(trip) || loss || booking.state === 'refused' || booking.state === 'released') return 'over'
  if (beds) return 'booked'
  return isUnderWay(trip) ? 'under-way' : 'lacking'
}

export function judgeBeds(
  trip: Pick<Trip, 'booking' | 'progress' | 'lodging' | 'beds' | 'loss'>,
  { house, reference, now }: Pick<BookedBeds, 'house' | 'reference'> & { readonly now: Instant },
): 'new' | 'again' | Refusal<'invalid-state'> {
  const { beds } = trip
  const subject = { state: stateOf(trip), at: now, now }
  if (!beds) return judgeEvent(bedsRule, subject)
  const at = inWords(beds.at)
  const stands = {
    zh: `已于${at.zh}订在${beds.house}，订单号${beds.reference}`,
    en: `they were booked at ${at.en} in ${beds.house} as ${beds.reference}`,
  }
  return judgeEvent(bedsRule, { ...subject, stands, isRepeat: beds.house === house && beds.reference === reference })
}
