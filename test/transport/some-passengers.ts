import { derivedId } from '../../domain/kernel/ids.ts'
import type { Passenger } from '../../domain/transport/trips/passenger.ts'
import { batchId, traveller } from './some-travellers.ts'

export const coach = derivedId('TripId', 'coach')
export const train = derivedId('TripId', 'train')

/** On the coach, expected, unless told otherwise. */
export function passenger(number: number, of: Partial<Passenger> = {}): Passenger {
  const { workerId, chunk, placementId, jobOrderId, enterpriseId, countyCode, cityCode } = traveller(number)
  return {
    workerId,
    chunk,
    placementId,
    jobOrderId,
    enterpriseId,
    countyCode,
    cityCode,
    batchId,
    tripId: coach,
    seat: number,
    boardsAt: 0,
    nextTripId: null,
    hasBoarded: false,
    state: 'expected',
    why: null,
    ...of,
  }
}
