import type { JobOrderId } from '../../domain/kernel/ids.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import type { Deps } from '../wiring/deps.ts'

/** Trips are added to a page until it has so many people. */
const peopleShown = 100

/** Who came for a job order, trip by trip from the one at `from` on; `next` is where the list goes on, null at its end. */
export async function peopleOfOrder(
  jobOrderId: JobOrderId,
  from: number,
  { places, passengers, placements }: Pick<Deps, 'places' | 'passengers' | 'placements'>,
): Promise<{ people: Placement[]; next: number | null }> {
  const tripIds = await places.tripsTo(jobOrderId)
  const people: Placement[] = []
  let next = from
  while (next < tripIds.length && people.length < peopleShown) {
    const tripId = tripIds[next]
    next += 1
    if (!tripId) continue
    const came = (await passengers.ofTrip(tripId)).filter((one) => one.jobOrderId === jobOrderId)
    people.push(...(await placements.getMany(came)))
  }
  return { people, next: next < tripIds.length ? next : null }
}
