import { epochOf } from '../../kernel/instant.ts'
import { arrivesAt, departsAt, type Trip } from '../trips/trip.ts'

/** How passengers wait between a feeder and the train or flight after it. */
export interface JourneyWaiting {
  /** People by their wait. */
  readonly upTo2Hours: number
  readonly upTo5Hours: number
  readonly longer: number
  readonly longestMinutes: number
}

/**
 * The waiting of journeys, by connections: whoever boards a service came by a feeder of the same connection. Where several
 * feeders meet several services, all of a service are counted as coming with the first of them.
 */
export function journeyWaiting(trips: readonly Trip[]): JourneyWaiting {
  const waiting = { upTo2Hours: 0, upTo5Hours: 0, longer: 0, longestMinutes: 0 }
  const count = (feeder: Trip, service: Trip, people: number) => {
    const minutes = Math.round((epochOf(departsAt(service)) - epochOf(arrivesAt(feeder))) / 60_000)
    waiting[minutes <= 120 ? 'upTo2Hours' : minutes <= 300 ? 'upTo5Hours' : 'longer'] += people
    if (people > 0) waiting.longestMinutes = Math.max(waiting.longestMinutes, minutes)
  }
  const connections = Map.groupBy(trips, ({ connectionId }) => connectionId)
  for (const connection of connections.values()) {
    const feeders = connection
      .filter(({ mode }) => mode === 'feeder-coach')
      .sort((a, b) => (arrivesAt(a) < arrivesAt(b) ? -1 : 1))
    const services = connection.filter(({ mode }) => mode !== 'feeder-coach')
    const [service] = services
    const [feeder] = feeders
    if (!feeder || !service) continue
    if (services.length === 1) for (const one of feeders) count(one, service, one.passengers)
    else for (const one of services) count(feeder, one, one.passengers)
  }
  return waiting
}
