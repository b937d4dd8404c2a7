import type { EscortEventResult, EventAtHome } from '../../domain/arrival/escort-event.ts'
import { inBoth } from '../../domain/kernel/in-both.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import { type TakingAlighting, takeAlighting } from './take-alighting.ts'

/** What an escort's phone said of people who alighted, in the order in which they did. Each stands for itself: none refuses another. */
export async function hearAlighted(
  { tripId }: Trip,
  events: readonly EventAtHome[],
  by: string,
  deps: TakingAlighting,
): Promise<EscortEventResult[]> {
  const results: EscortEventResult[] = []
  for (const { id, workerId, place, at } of events.toSorted((one, other) => (one.at < other.at ? -1 : 1))) {
    const about = { id, workerId, at }
    const trip = await deps.trips.get(tripId)
    if (!trip) throw new Error(`trip ${tripId} was there and is gone`)
    const known = (await deps.passengers.ofTrip(tripId)).find((one) => one.workerId === workerId)?.alighted
    const alighted = [{ workerId, ...(place !== undefined && { place }) }]
    const taken = await takeAlighting(trip, { alighted, at }, by, deps)
    if (!isRefusal(taken)) results.push({ ...about, result: known ? 'repeated' : 'taken' })
    else {
      const { zh, en } = taken.errors?.[0]?.words ?? taken.words
      results.push({ ...about, result: 'refused', detail: inBoth({ zh, en }), words: { zh, en } })
    }
  }
  return results
}
