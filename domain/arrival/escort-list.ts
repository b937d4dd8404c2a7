import * as z from 'zod'
import { EnterpriseName } from '../enterprises/enterprise.ts'
import { MaskedName } from '../enterprises/enterprise-events.ts'
import { EnterpriseId, WorkerId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instant.ts'
import { BoardingKey } from '../transport/trips/boarding-key.ts'
import { stopName } from '../transport/trips/boarding-point.ts'
import { contradictionsOn } from '../transport/trips/contradiction.ts'
import { EscortStage } from '../transport/trips/escort-link.ts'
import { PhoneName, phoneNamedIn } from '../transport/trips/escorts-phone.ts'
import { SaidAtPlant } from '../transport/trips/hand-over-word.ts'
import { type Passenger, PassengerState } from '../transport/trips/passenger.ts'
import { AbsenceReason, CalledAs } from '../transport/trips/roll-call-entry.ts'
import { Trip } from '../transport/trips/trip.ts'
import { EscortEventResult } from './escort-event.ts'
import { differsAtGate } from './receipts-at-gate.ts'

/** One thing that was said of a person: by which phone, or, where it is null, by staff or the plant. */
export const SaidOfPerson = z.object({
  said: z.union([CalledAs, SaidAtPlant, z.literal('alighted')]),
  at: Instant,
  phone: PhoneName.nullable(),
})
export type SaidOfPerson = z.infer<typeof SaidOfPerson>

/** How a person of the trip stands, without anything that tells who it is. */
export const EscortsPerson = z.object({
  workerId: WorkerId,
  state: PassengerState,
  why: AbsenceReason.nullable(),
  /** All that was said of them, oldest first. */
  said: z.array(SaidOfPerson),
  /** What was said differs, or differs from what is on record: somebody at the office looks. */
  differs: z.boolean(),
})
export type EscortsPerson = z.infer<typeof EscortsPerson>

/**
 * As little as tells people apart at a door: the surname, the last four of the phone, which people say aloud, and of the ID, which
 * stands on the card that they show.
 */
const ListedPerson = EscortsPerson.extend({
  maskedName: MaskedName,
  phoneLast4: z.string().nullable(),
  idLast4: z.string().nullable(),
  seat: z.int().positive(),
  /** Carriage and place, where the carrier gave them out. */
  place: z.string().optional(),
  /** Index into the stops: where they board. */
  boardsAt: z.int().nonnegative(),
  /** The plant that takes them over; where they go on by another trip, that is none of this one's. */
  enterpriseId: EnterpriseId,
})

/** Where and how far the trip is, as its escort has to know. */
const EscortsTrip = Trip.pick({ tripId: true, mode: true, service: true, endsAtPlant: true, returns: true }).extend({
  plate: z.string().optional(),
  stops: z.array(z.object({ name: z.string(), at: Instant })),
  progress: z.enum(['planned', 'boarded', 'departed', 'arrived', 'handed-over', 'unreported', 'cancelled']),
})

/** What an escort's phone takes along. Times are by our clock, which `now` tells. */
export const EscortList = z.object({
  now: Instant,
  stage: EscortStage,
  validUntil: Instant,
  /** From then on people are listed. */
  listedFrom: Instant,
  trip: EscortsTrip,
  keys: z.array(BoardingKey),
  plants: z.array(z.object({ enterpriseId: EnterpriseId, name: EnterpriseName })),
  people: z.array(ListedPerson),
})
export type EscortList = z.infer<typeof EscortList>

/** What became of what a phone sent, and how its people stand then. */
export const EscortEventsHeard = z.object({
  now: Instant,
  stage: EscortStage,
  results: z.array(EscortEventResult),
  people: z.array(EscortsPerson),
})
export type EscortEventsHeard = z.infer<typeof EscortEventsHeard>

export function escortsPerson(passenger: Passenger): EscortsPerson {
  const { workerId, state, why, roll = [], received = [], alighted } = passenger
  const said = [...roll, ...received, ...(alighted ? [{ ...alighted, said: 'alighted' as const }] : [])]
    .map((one) => ({ said: one.said, at: one.at, phone: phoneNamedIn(one.by) }))
    .toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)))
  return { workerId, state, why, said, differs: contradictionsOn([passenger]).length > 0 || differsAtGate(passenger) }
}

export function escortsTrip(trip: Trip): EscortList['trip'] {
  const { tripId, mode, service, endsAtPlant, returns, stops, crew, progress } = trip
  return {
    tripId,
    mode,
    service,
    endsAtPlant,
    ...(returns && { returns }),
    ...(crew?.plate !== undefined && { plate: crew.plate }),
    stops: stops.map((stop) => ({ name: stopName(trip, stop), at: stop.at })),
    progress: progress.state,
  }
}
