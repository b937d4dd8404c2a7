import { type ConnectionId, derivedId, type TripId } from '../../kernel/ids.ts'
import { atShanghai, type Instant, plus } from '../../kernel/instant.ts'
import { yuan } from '../../kernel/money.ts'
import { destinationByCode, originByCode } from '../../kernel/places/place-by-code.ts'
import { ownJourney } from '../../matching/own-journey.ts'
import type { Placement } from '../../matching/placement.ts'
import type { Trip } from '../trips/trip.ts'
import type { JourneyChange } from './journey-change.ts'
import { longestJourneyHours } from './self-arranged-runs.ts'

export const ownChoiceCode = 'own-choice'

type Chooser = Pick<
  Placement,
  'batchId' | 'chunk' | 'workerId' | 'placementId' | 'jobOrderId' | 'enterpriseId' | 'countyCode' | 'cityCode'
> & { readonly startDate: Placement['startDate'] }

/** The trip of somebody who gave up a seat to travel on their own: one for a person and batch, however often it is asked for. */
export function ownTripId({ batchId, workerId }: Pick<Chooser, 'batchId' | 'workerId'>): TripId {
  return derivedId('TripId', batchId, 'own choice', workerId)
}

/**
 * From the seats on `from` to a journey of one's own in the same days, of which nobody pays the fare. They are expected at the plant on
 * the eve of the first day, as everybody is whom the planner leaves to travel alone; later only where the others come later too.
 */
export function ownChoice(
  chooser: Chooser,
  from: readonly TripId[],
  { departs, arrives }: { readonly departs: Instant; readonly arrives: Instant },
): JourneyChange {
  const { batchId, chunk, workerId, placementId, jobOrderId, enterpriseId, countyCode, cityCode, startDate } = chooser
  const tripId = ownTripId(chooser)
  const connectionId: ConnectionId = derivedId('ConnectionId', batchId, 'own choice', workerId)
  const own = ownJourney(ownChoiceCode)
  const trip: Trip = {
    tripId,
    batchId,
    connectionId,
    mode: 'self-arranged',
    service: null,
    stops: [
      { place: countyCode, name: originByCode(countyCode)?.name ?? countyCode, at: departs },
      {
        place: cityCode,
        name: destinationByCode(cityCode)?.name ?? cityCode,
        at: dueAtPlant(startDate, departs, arrives),
      },
    ],
    counties: [countyCode],
    cities: [cityCode],
    endsAtPlant: true,
    seats: 1,
    passengers: 1,
    drivers: 0,
    timetable: null,
    cost: yuan(0),
    plants: [{ enterpriseId, jobOrderId, passengers: 1 }],
    ownJourney: own,
    hire: null,
    booking: { state: 'not-needed' },
    manifest: { version: 1, frozenAt: null },
    progress: { state: 'planned' },
    loss: null,
    receipts: [],
    alarms: [],
  }
  const person = { workerId, batchId, chunk, placementId, jobOrderId, enterpriseId, countyCode, cityCode }
  const seat = { seat: 1, boardsAt: 0, nextTripId: null, hasBoarded: false, state: 'expected', why: null } as const
  return {
    added: [trip],
    revised: [],
    dropped: [],
    connections: [{ connectionId, tripIds: [tripId] }],
    taken: [{ tripId, ...person, ...seat, ownJourney: own }],
    joined: [],
    amended: [],
    moved: [{ workerId, chunk, from, to: [tripId] }],
    newStops: [],
  }
}

function dueAtPlant(startDate: Placement['startDate'], departs: Instant, arrives: Instant): Instant {
  const eve = atShanghai(startDate, '00:00')
  const latest = eve > arrives ? eve : arrives
  const expected = plus(departs, { hours: longestJourneyHours })
  return expected < latest ? expected : latest
}
