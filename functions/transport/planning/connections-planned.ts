import type { BatchId, ConnectionId } from '../../../domain/kernel/ids.ts'
import { transportKeys } from '../../../storage/transport/plannings.ts'
import type { Deps } from '../../wiring/deps.ts'

/** The connections of a planning that were to be booked; none where it was never carried out. */
export async function connectionsPlanned(
  batchId: BatchId,
  name: string,
  { bucket }: Pick<Deps, 'bucket'>,
): Promise<Set<ConnectionId>> {
  const list = await bucket.read(transportKeys(batchId).connections(name))
  const connections: { connectionId: ConnectionId }[] = list ? JSON.parse(Buffer.from(list).toString('utf8')) : []
  return new Set(connections.map(({ connectionId }) => connectionId))
}
