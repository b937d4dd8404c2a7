import * as z from 'zod'
import { GivenInstant } from '../kernel/given-instant.ts'
import { WorkerId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'
import { PhoneName } from '../transport/trips/escorts-phone.ts'
import { AbsenceReason, RollCallEntryId } from '../transport/trips/roll-call-entry.ts'
import { RollCallResult } from '../transport/trips/roll-call-result.ts'

/** Milliseconds: a phone whose clock began in 1970 is so far behind. */
const farthest = 2_500_000_000_000

const tap = {
  /** Made on the phone, so that an event which is sent twice is heard once. */
  id: RollCallEntryId,
  workerId: WorkerId,
  /** When it was tapped, by the phone's own clock. */
  at: GivenInstant,
  /** By how many milliseconds our clock was ahead of the phone's, when the two last met before the tap. */
  ahead: z.int().min(-farthest).max(farthest).optional(),
}
/** Who signed for the plant. */
const signed = { receivedBy: line({ max: 60 }) }

/** What an escort taps of one person, at the coach's door, at the plant's gate, or where they alight at home. */
export const EscortEvent = z.discriminatedUnion('said', [
  z.strictObject({ ...tap, said: z.literal('boarded') }),
  z.strictObject({ ...tap, said: z.literal('absent'), why: AbsenceReason.default('not-there') }),
  z.strictObject({ ...tap, said: z.literal('handed-over'), ...signed }),
  z.strictObject({ ...tap, said: z.literal('not-arrived'), ...signed }),
  /** At which drop-off point; where the trip ends, unless told. */
  z.strictObject({ ...tap, said: z.literal('alighted'), place: line({ min: 2, max: 30 }).optional() }),
])
export type EscortEvent = z.infer<typeof EscortEvent>
export type EventAtHome = Extract<EscortEvent, { said: 'alighted' }>
export type EventAtPlant = Extract<EscortEvent, { said: 'handed-over' | 'not-arrived' }>

/** What one phone sends, in any order, as late and as often as need be. */
export const TellEscortEvents = z.strictObject({
  phone: PhoneName,
  /** By the phone's own clock. */
  sentAt: GivenInstant,
  events: z.array(EscortEvent).min(1).max(500),
})
export type TellEscortEvents = z.infer<typeof TellEscortEvents>

/** What became of an event: `at` is the moment that is kept, by our clock. */
export const EscortEventResult = RollCallResult.extend({ workerId: WorkerId, at: Instant })
export type EscortEventResult = z.infer<typeof EscortEventResult>

export function isAtPlant(event: EscortEvent): event is EventAtPlant {
  return event.said === 'handed-over' || event.said === 'not-arrived'
}

export function isAtHome(event: EscortEvent): event is EventAtHome {
  return event.said === 'alighted'
}
