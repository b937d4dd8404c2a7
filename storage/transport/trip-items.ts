import { Service } from 'electrodb'
import type { TripId } from '../../domain/kernel/ids.ts'
import type { Waiting } from '../../domain/kernel/waiting.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import type { Database } from '../database.ts'
import { entryCount, entryWrites, waitingEntity, writeEntries } from '../kernel/waiting.ts'
import { readEach } from '../read-each.ts'
import { writeEach } from '../write-each.ts'
import { type StoredTrip, tripEntity } from './trip-entity.ts'

/**
 * Lists that an entry is put on in the trip's own transaction, which holds a hundred writes. A train from more counties is put on
 * the others just before, and taken off them just after.
 */
const mostLists = 45

/** Trips as they lie in the table, read by their ids and changed with their entries on the work lists. */
export function tripItemsIn(database: Database) {
  const trips = tripEntity(database)
  const service = new Service({ trips, waiting: waitingEntity(database) })

  async function read(tripId: TripId): Promise<StoredTrip | null> {
    return (await trips.get({ tripId }).go({ consistent: true })).data
  }
  async function readMany(tripIds: readonly TripId[]): Promise<StoredTrip[]> {
    const keys = tripIds.map((tripId) => ({ tripId }))
    return readEach(keys, (some) => trips.get(some).go({ preserveBatchOrder: true, consistent: true }))
  }
  type Patch = ReturnType<Parameters<Parameters<typeof service.transaction.write>[0]>[0]['trips']['patch']>
  type Committed = ReturnType<ReturnType<Patch['set']>['commit']>

  /** Changes a trip and its entries on the work lists together; false where its condition does not hold. */
  async function changeWith(
    { tripId }: Pick<Trip, 'tripId'>,
    before: readonly Waiting[],
    after: readonly Waiting[],
    change: (trip: Patch) => Committed,
  ): Promise<boolean> {
    const fits = (waiting: readonly Waiting[]) =>
      waiting.map((one) => ({ ...one, scopes: one.scopes.slice(0, mostLists) }))
    const beyond = (waiting: readonly Waiting[]) =>
      waiting.map((one) => ({ ...one, scopes: one.scopes.slice(mostLists) }))
    const lists = [fits(before), fits(after)] as const
    await writeEntries(service.entities.waiting, [], beyond(after))
    const changed = await writeEach([tripId], 1 + entryCount(...lists), () =>
      service.transaction
        .write((entities) => [change(entities.trips.patch({ tripId })), ...entryWrites(entities.waiting, ...lists)])
        .go(),
    )
    if (changed.length > 0) await writeEntries(service.entities.waiting, beyond(before), beyond(after))
    else await writeEntries(service.entities.waiting, beyond(after), beyond(before))
    return changed.length > 0
  }
  return { trips, service, read, readMany, changeWith }
}

export type TripItems = ReturnType<typeof tripItemsIn>
