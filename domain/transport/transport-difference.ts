import * as z from 'zod'
import { TripId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instant.ts'
import { Money, sumOf, yuan } from '../kernel/money.ts'
import { type JourneyChange, journeyChange } from './journey-change.ts'
import { journeyFigures } from './journey-figures.ts'
import type { Journeys } from './journeys.ts'
import type { PlanSetting } from './plan-setting.ts'
import type { ReplannedJourneys } from './replan-journeys.ts'
import { arrivesAt, departsAt, type Trip, TripMode } from './trip.ts'
import { type ForbiddenRun, forbiddenRun } from './wished-coach.ts'

const count = z.int().nonnegative()
const beforeAndAfter = <Of extends z.ZodType>(of: Of) => z.object({ before: of, after: of })

/** A trip in short. */
const TripLine = z.object({
  tripId: TripId,
  mode: TripMode,
  service: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  departs: Instant,
  arrives: Instant,
  seats: count,
  passengers: count,
  cost: Money,
})

/** What another plan changes. */
export const TransportDifference = z.object({
  summary: z.object({
    /** People whose trips are others than before. */
    movedPassengers: count,
    tripsAdded: count,
    tripsDropped: count,
    tripsChanged: count,
    tripsKept: count,
    cost: beforeAndAfter(Money),
    /** Passengers per seat of hired coaches, 0 to 1. */
    seatFill: beforeAndAfter(z.number()),
    /** People who would travel on their own. */
    selfArranged: beforeAndAfter(count),
    /** No plan that keeps the wishes costs less; null when none was proved in the time given. */
    bound: Money.nullable(),
    /** How far the cost may lie above the least, as a share of the bound. */
    gap: z.number().nullable(),
  }),
  added: z.array(TripLine),
  dropped: z.array(TripLine),
  changed: z.array(z.object({ before: TripLine, after: TripLine })),
  /** Why those who travel on their own have no coach: the law forbids it, and what it leaves. */
  unlawfulCoaches: z.array(
    z.object({
      counties: z.array(z.string()),
      cityCode: z.string(),
      why: z.string(),
      proposals: z.array(z.string()),
    }),
  ),
})
export type TransportDifference = z.infer<typeof TransportDifference>

function lineOf(trip: Trip): z.infer<typeof TripLine> {
  const { tripId, mode, service, stops, seats, passengers, cost } = trip
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
    cost,
  }
}

/** The difference that planning again makes to the journeys that stand. */
export function transportDifference(
  setting: PlanSetting,
  { next, boundYuan, gap }: ReplannedJourneys,
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
      cost: both((trips) => sumOf(trips.map(({ cost }) => cost))),
      seatFill: both((_, { seatFill }) => seatFill),
      selfArranged: both(selfArranged),
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
