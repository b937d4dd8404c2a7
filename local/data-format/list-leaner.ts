import { paginateScan, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Database } from '../../storage/database.ts'
import { listed, type StoredWorker, workerEntity } from '../../storage/surveys/worker-entity.ts'

type Kept = Readonly<Record<'pk' | 'sk' | 'gsi1pk' | 'gsi1sk' | 'gsi4pk' | '__edb_e__', string>>

/** Trips move from the index that holds everything to one that holds keys, and workers get shorter keys. Done twice it leaves the same. */
export async function listLeaner(database: Database): Promise<void> {
  for await (const { Items = [] } of paginateScan(database, { TableName: database.table, ConsistentRead: true }))
    for (const item of Items as Kept[])
      if (item.__edb_e__ === 'trip' && item.gsi1pk !== undefined) await moveTrip(item, database)
      else if (item.__edb_e__ === 'worker' && item.gsi4pk !== undefined)
        await listWorker(item as Kept & StoredWorker, database)
}

async function moveTrip({ pk, sk, gsi1pk, gsi1sk }: Kept, { client, table }: Database): Promise<void> {
  await client.send(
    new UpdateCommand({
      TableName: table,
      Key: { pk, sk },
      UpdateExpression: 'SET gsi3pk = :batch, gsi3sk = :departure REMOVE gsi1pk, gsi1sk',
      ExpressionAttributeValues: { ':batch': gsi1pk, ':departure': gsi1sk },
    }),
  )
}

async function listWorker(worker: StoredWorker, database: Database): Promise<void> {
  const { workerId, countyCode, phoneHash } = worker
  await workerEntity(database)
    .patch({ workerId })
    .set({ ...listed({ ...worker, unclear: worker.unclear ?? null }), phoneHash })
    .composite({ countyCode })
    .go()
}
