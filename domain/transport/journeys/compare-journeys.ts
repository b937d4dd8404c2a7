import type { TripId } from '../../kernel/ids.ts'
import { yuan } from '../../kernel/money.ts'
import { arrivesAt, departsAt, type Trip } from '../trips/trip.ts'
import { tripsCost } from '../trips/trips-cost.ts'
import { type JourneyChange, journeyChange } from './journey-change.ts'
import { journeyFigures } from './journey-figures.ts'
import type { Journeys } from './journeys.ts'
import type { PlanSetting } from './plan-setting.ts'
import type { ReplannedJourneys } from './replan-journeys.ts'
import { type ForbiddenRun, forbiddenRun } from './requested-coach.ts'
import type { TransportDifference, TripLine } from './transport-difference.ts'

function lineOf(trip: Trip): TripLine {
  const { tripId, mode, service, stops, seats, passengers } = trip
  return {
    tripId,
    mode,
    service,
    from: stops[0]?.name ?? '',
    to: stops.at(-1)?.name ?? '',
    departs: departsAt(trip),
    arrives: arrivesAt(trip),
    seats,
    passengers,
    cost: tripsCost([trip]),
  }
}

/** The difference that planning again makes to the journeys that stand. */
export function compareJourneys(
  setting: PlanSetting,
  { next, boundYuan, hoursYuan, gap }: ReplannedJourneys,
): TransportDifference {
  const { standing } = setting
  const change = journeyChange(standing, next)
  const touched = touchedBy(change)
  const now = new Map(counted(standing).map((trip) => [trip.tripId, trip]))
  const changed = next.trips.flatMap((trip) => {
    const before = now.get(trip.tripId)
    const isOther = touched.has(trip.tripId) || before?.hire?.quoteId !== trip.hire?.quoteId
    return before && isOther ? [{ before: lineOf(before), after: lineOf(trip) }] : []
  })
  const dropped = change.dropped.flatMap((tripId) => now.get(tripId) ?? [])
  const figures = { before: journeyFigures([...now.values()]), after: journeyFigures(next.trips) }
  const both = <Value>(of: (trips: readonly Trip[], figure: typeof figures.before) => Value) => ({
    before: of([...now.values()], figures.before),
    after: of(next.trips, figures.after),
  })
  return {
    summary: {
      movedPassengers: change.moved.length,
      tripsAdded: change.added.length,
      tripsDropped: dropped.length,
      tripsChanged: changed.length,
      tripsKept: next.trips.length - change.added.length - changed.length,
      cost: both(tripsCost),
      seatFill: both((_, { seatFill }) => seatFill),
      selfArranged: both(selfArranged),
      waiting: yuan(hoursYuan),
      bound: boundYuan === null ? null : yuan(boundYuan),
      gap,
    },
    added: change.added.map(lineOf),
    dropped: dropped.map(lineOf),
    changed,
    unlawfulCoaches: unlawfulCoaches(next, setting),
  }
}

/** As many as still come: somebody may have withdrawn since the trip was planned. */
function counted({ trips, passengers }: Journeys): Trip[] {
  const aboard = Map.groupBy(passengers, ({ tripId }) => tripId)
  return trips.map((trip) => ({ ...trip, passengers: aboard.get(trip.tripId)?.length ?? 0 }))
}

/** Trips that somebody leaves or joins. */
function touchedBy({ moved }: JourneyChange): Set<TripId> {
  return new Set(
    moved.flatMap(({ from, to }) => [
      ...from.filter((tripId) => !to.includes(tripId)),
      ...to.filter((tripId) => !from.includes(tripId)),
    ]),
  )
}

function selfArranged(trips: readonly Trip[]): number {
  return trips.reduce((sum, { mode, passengers }) => sum + (mode === 'self-arranged' ? passengers : 0), 0)
}

/** For everybody who travels on their own: the coach from their county, if the law forbids it. */
function unlawfulCoaches({ trips }: Journeys, { instance }: PlanSetting): ForbiddenRun[] {
  const wanted = new Map<string, { counties: string[]; cityCode: string; depart: number }>()
  const depart = instance.rules.slots[0] ?? 0
  for (const { mode, stops } of trips) {
    const [from, to] = [stops[0]?.place, stops.at(-1)?.place]
    if (mode === 'self-arranged' && from && to) wanted.set(`${from} ${to}`, { counties: [from], cityCode: to, depart })
  }
  return [...wanted.values()].flatMap((run) => forbiddenRun(run, instance) ?? [])
}
