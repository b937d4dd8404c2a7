import { canonicalJson } from '../kernel/canonical-json.ts'
import { type Instant, plus } from '../kernel/instant.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { campaignSentences } from './campaign-sentences.ts'
import { placeOfEvent } from './place-of-event.ts'
import { type ChangeRecruitmentEvent, mostMovesKept, type RecruitmentEvent } from './recruitment-event.ts'
import { deskTime } from './sign-up.ts'

interface Act {
  readonly at: Instant
  readonly by: string
}

const facts = ['name', 'township', 'village', 'place', 'from', 'until', 'enterprises', 'jobOrders'] as const

/**
 * The event as it is to be; the same object where nothing changes. Whether it may be held so is for `whyItCannotBeHeld`. Where people go,
 * and when, is noted as a move, with what they were told before.
 */
export function changeEvent(
  event: RecruitmentEvent,
  change: ChangeRecruitmentEvent,
  { at, by }: Act,
): RecruitmentEvent | Refusal<'invalid-state'> {
  const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const after: RecruitmentEvent = { ...event, ...named }
  const changed = facts.filter((fact) => canonicalJson(after[fact]) !== canonicalJson(event[fact]))
  if (changed.length === 0) return event
  if (event.cancelled)
    return refuse('invalid-state', campaignSentences('event-called-off', { reason: event.cancelled.reason }))
  if (event.until <= at) return refuse('invalid-state', campaignSentences('event-over'))
  if (event.from <= at && changed.includes('from'))
    return refuse('invalid-state', campaignSentences('event-begun'), '#/from')
  if (after.until <= at) return refuse('invalid-state', campaignSentences('end-is-past'), '#/until')
  // Nobody goes to a posting, so none is moved.
  const moves =
    event.kind !== 'posting' && changed.some((fact) => ['from', 'until', 'place', 'township', 'village'].includes(fact))
  const { from, until } = event
  const before = { from, until, place: placeOfEvent(event) }
  const { earlier: first = [], ...last } = event.moved ?? {}
  const earlier = 'at' in last ? [...first, last].slice(0, mostMovesKept) : []
  const moved = { at, before, ...(earlier.length > 0 && { earlier }) }
  return { ...after, changedAt: at, changedBy: by, ...(moves && { moved }) }
}

/**
 * The event called off; the same object where it was before. One that did not take place may be so until lists of its desk are closed;
 * one at whose desk people signed up was held.
 */
export function callOffEvent(
  event: RecruitmentEvent,
  reason: string,
  isHeld: boolean,
  { at, by }: Act,
): RecruitmentEvent | Refusal<'invalid-state'> {
  if (event.cancelled) return event
  if (at > plus(event.until, deskTime)) return refuse('invalid-state', campaignSentences('event-long-over', deskTime))
  if (isHeld && event.kind !== 'posting') return refuse('invalid-state', campaignSentences('event-was-held'))
  return { ...event, cancelled: { at, by, reason } }
}

/** How many came, as whoever held it counted; counted again, the last count stands. The same object where it is the same. */
export function noteAttendance(
  event: RecruitmentEvent,
  people: number,
  { at, by }: Act,
): RecruitmentEvent | Refusal<'invalid-state'> {
  if (event.cancelled)
    return refuse('invalid-state', campaignSentences('event-called-off', { reason: event.cancelled.reason }))
  if (at < event.from) return refuse('invalid-state', campaignSentences('event-to-begin'))
  return event.came?.people === people ? event : { ...event, came: { people, at, by } }
}
