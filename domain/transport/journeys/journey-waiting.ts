import type { WaitingCounts } from '../../batches/waiting-counts.ts'
import { epochOf } from '../../kernel/instant.ts'
import { inYuan, sumOf } from '../../kernel/money.ts'
import { arrivesAt, departsAt, type Trip } from '../trips/trip.ts'

/** How the passengers of these trips wait between a feeder and the train or flight after it, and who travels on their own. */
export function journeyWaiting(trips: readonly Trip[]): WaitingCounts {
  const waiting = { upTo2Hours: 0, upTo5Hours: 0, longer: 0, longestMinutes: 0 }
  const parties = trips.flatMap(({ onward = [] }) => onward)
  const untold = trips.filter(({ mode, onward }) => mode !== 'feeder-coach' || !onward)
  for (const { minutes, people } of [
    ...parties.map(({ waitMinutes, passengers }) => ({ minutes: waitMinutes, people: passengers })),
    ...waitsByConnection(untold),
  ]) {
    waiting[minutes <= 120 ? 'upTo2Hours' : minutes <= 300 ? 'upTo5Hours' : 'longer'] += people
    if (people > 0) waiting.longestMinutes = Math.max(waiting.longestMinutes, minutes)
  }
  const lodgings = trips.flatMap(({ lodging }) => lodging ?? [])
  return {
    ...waiting,
    nights: lodgings.reduce((sum, { nights }) => sum + nights, 0),
    lodgingYuan: inYuan(sumOf(lodgings.map(({ cost }) => cost))),
    ownJourneys: trips.reduce((sum, { mode, passengers }) => sum + (mode === 'self-arranged' ? passengers : 0), 0),
  }
}

/**
 * Of trips that were planned before feeders told it: whoever boards a service came by a feeder of the same connection. Where
 * several feeders meet several services, all of a service are counted as coming with the first of them.
 */
function waitsByConnection(trips: readonly Trip[]): { minutes: number; people: number }[] {
  const wait = (feeder: Trip, service: Trip, people: number) => ({
    minutes: Math.round((epochOf(departsAt(service)) - epochOf(arrivesAt(feeder))) / 60_000),
    people,
  })
  return [...Map.groupBy(trips, ({ connectionId }) => connectionId).values()].flatMap((connection) => {
    const feeders = connection
      .filter(({ mode }) => mode === 'feeder-coach')
      .sort((a, b) => (arrivesAt(a) < arrivesAt(b) ? -1 : 1))
    const services = connection.filter(({ mode }) => mode !== 'feeder-coach')
    const [service] = services
    const [feeder] = feeders
    if (!feeder || !service) return []
    return services.length === 1
      ? feeders.map((one) => wait(one, service, one.passengers))
      : services.map((one) => wait(feeder, one, one.passengers))
  })
}
