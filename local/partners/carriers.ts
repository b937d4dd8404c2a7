import { epochOf, instantOf } from '../../domain/kernel/instant.ts'
import {
  CancelRequest,
  type ConfirmReply,
  ConfirmRequest,
  type HoldReply,
  HoldRequest,
  QuoteRequest,
} from '../../domain/transport/trips/carrier-contract.ts'
import { carrierOffers } from './carrier-offers.ts'
import { type Inbox, PartnerOutage, type SignedMessage } from './partner-server.ts'
import type { Simulation } from './simulation.ts'

const soldOutShare = 0.02
const outageShare = 0.02
const holdHours = 24

interface Kept {
  readonly quoteId: string
  readonly seats: number
  readonly until: number
  readonly booked: boolean
}

/** What happens to a booking against the odds; a test decides it for the trips that it is about. */
export interface CarrierMood {
  readonly soldOut?: (hold: HoldRequest) => boolean
}

/** The carriers' booking system: offers, holds that end by themselves, bookings. A webhook-id is answered once. */
export function carriers(simulation: Simulation, secret: () => string | undefined, mood: CarrierMood = {}) {
  const answers = simulation.collection<unknown>('carriers answered')
  const kept = simulation.collection<Kept>('seats kept')
  const cancelled = simulation.collection<true>('trips cancelled')
  const failed = simulation.collection<true>('carriers failed')
  const seatsOf = simulation.collection<number>('seats offered')
  const soldOut = mood.soldOut ?? ((hold) => simulation.chance('sold out', hold.tripId) < soldOutShare)

  function hold(request: HoldRequest): HoldReply {
    const { quoteId, tripId, seats } = request
    if (cancelled.has(tripId)) return { held: false, why: 'no-longer-offered' }
    if (soldOut(request) || seatsTaken(quoteId, tripId) + seats > (seatsOf.get(quoteId) ?? Number.POSITIVE_INFINITY))
      return { held: false, why: 'sold-out' }
    const until = simulation.clock.epochMilliseconds() + holdHours * 3_600_000
    kept.set(tripId, { quoteId, seats, until, booked: kept.get(tripId)?.booked ?? false })
    return { held: true, reference: `H-${tripId.slice(-10)}`, until: instantOf(until) }
  }

  function seatsTaken(quoteId: string, except: string): number {
    const now = simulation.clock.epochMilliseconds()
    const others = [...kept].filter(([tripId, one]) => tripId !== except && one.quoteId === quoteId)
    return others.reduce((sum, [, one]) => sum + (one.booked || one.until > now ? one.seats : 0), 0)
  }

  function confirm({ tripId }: ConfirmRequest): ConfirmReply {
    const held = kept.get(tripId)
    if (cancelled.has(tripId) || !held) return { confirmed: false, why: 'no-longer-offered' }
    if (!held.booked && held.until <= simulation.clock.epochMilliseconds())
      return { confirmed: false, why: 'hold-expired' }
    kept.set(tripId, { ...held, booked: true })
    return { confirmed: true, reference: `B-${tripId.slice(-10)}` }
  }

  function cancel({ tripId }: CancelRequest) {
    cancelled.set(tripId, true)
    return { cancelled: kept.delete(tripId) }
  }

  function quote(request: QuoteRequest) {
    const offers = carrierOffers(request, simulation)
    for (const { quoteId, seats, departs } of offers.services)
      if (epochOf(departs) > simulation.clock.epochMilliseconds()) seatsOf.set(quoteId, seats)
    return offers
  }

  /** Out of order now and then, at the first try of a message. */
  const inbox = (answer: (message: SignedMessage) => unknown): Inbox => ({
    secret,
    receive(message) {
      const { id } = message
      if (simulation.chance('out of order', id) < outageShare && !failed.has(id)) {
        failed.set(id, true)
        throw new PartnerOutage(503)
      }
      return answer(message)
    },
  })
  const once = (answer: (body: unknown) => unknown): Inbox =>
    inbox(({ id, body }) => {
      const reply = answers.get(id) ?? answer(body)
      answers.set(id, reply)
      return reply
    })

  return {
    /** By the last part of their addresses. */
    inboxes: {
      quotes: inbox(({ body }) => quote(QuoteRequest.parse(body))),
      holds: once((body) => hold(HoldRequest.parse(body))),
      confirmations: once((body) => confirm(ConfirmRequest.parse(body))),
      cancellations: once((body) => cancel(CancelRequest.parse(body))),
    },
    /** Trips for which seats are held or booked now. */
    keptTrips: (): string[] =>
      [...kept]
        .filter(([, one]) => one.booked || one.until > simulation.clock.epochMilliseconds())
        .map(([tripId]) => tripId),
  }
}
