import type { BatchId, TripId, WorkerId } from '../../kernel/ids.ts'
import type { CalendarDate, Instant } from '../../kernel/instant.ts'
import type { Passenger, PassengerState } from './passenger.ts'
import { departsAt, type Trip, type TripMode } from './trip.ts'

/** What was reported of one county's people to one city. */
export interface PartyOfDay {
  readonly countyCode: string
  readonly cityCode: string
  /** On board this trip; `handedOver` of them at their plant. */
  readonly aboard: readonly WorkerId[]
  readonly handedOver: number
  /** Who did not come, as far as reported. */
  readonly missed: readonly WorkerId[]
}

/** What was known of a trip's people when a day ended on which something of it was reported. */
export interface TripDay {
  readonly batchId: BatchId
  readonly tripId: TripId
  readonly date: CalendarDate
  readonly mode: TripMode
  readonly departsAt: Instant
  readonly parties: readonly PartyOfDay[]
}

const isAboard: Record<PassengerState, boolean> = {
  expected: false,
  withdrawn: false,
  'no-show': false,
  boarded: true,
  arrived: true,
  'handed-over': true,
  diverted: true,
}

/** Nobody is aboard, and nobody missed, of whom nothing was reported on this trip. */
export function tripDayOf(trip: Trip, people: readonly Passenger[], date: CalendarDate): TripDay {
  const byWay = Map.groupBy(people, ({ countyCode, cityCode }) => `${countyCode} ${cityCode}`)
  const parties = [...byWay.values()].map((some): PartyOfDay => {
    const [{ countyCode, cityCode } = { countyCode: '', cityCode: '' }] = some
    const idsOf = (those: readonly Passenger[]) => those.map(({ workerId }) => workerId)
    const aboard = some.filter(({ state }) => isAboard[state])
    return {
      countyCode,
      cityCode,
      aboard: idsOf(aboard),
      handedOver: trip.endsAtPlant ? aboard.filter(({ state }) => state === 'handed-over').length : 0,
      missed: idsOf(some.filter(({ state }) => state === 'no-show')),
    }
  })
  const { batchId, tripId, mode } = trip
  return { batchId, tripId, date, mode, departsAt: departsAt(trip), parties }
}
