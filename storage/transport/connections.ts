import { Service } from 'electrodb'
import type { ConnectionId, TripId } from '../../domain/kernel/ids.ts'
import { type Database, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { writeEach } from '../write-each.ts'

/** Which trips are booked together; read by key, as an index may lag behind a booking that follows the plan at once. */
export function connectionsIn(database: Database) {
  const connections = new Entity(
    {
      model: { entity: 'connection', version: '1', service: 'zhida' },
      attributes: {
        connectionId: { type: text<ConnectionId>(), required: true },
        tripIds: { type: typed<readonly TripId[]>(), required: true },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['connectionId'] }, sk: { field: 'sk', composite: [] } },
      },
    },
    database,
  )
  const service = new Service({ connections })
  return {
    async add(newcomers: readonly { connectionId: ConnectionId; tripIds: readonly TripId[] }[]): Promise<void> {
      await writeEach(newcomers, 1, (some) =>
        service.transaction
          .write((entities) => some.map((connection) => entities.connections.put({ ...connection }).commit()))
          .go(),
      )
    },
    /** In the order of departure; none for an unknown connection. */
    async tripIdsOf(connectionId: ConnectionId): Promise<readonly TripId[]> {
      const { data } = await connections.get({ connectionId }).go({ consistent: true })
      return data?.tripIds ?? []
    },
  }
}
