import { paginateScan, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Database } from '../../storage/database.ts'
import { keysOfBefore, listed, type StoredWorker, workerEntity } from '../../storage/surveys/worker-entity.ts'

type Kept = Readonly<Record<(typeof keysOfBefore)[number] | 'pk' | 'sk' | '__edb_e__', string>>

/** Workers and placements move from indexes that hold everything to those that hold keys. Done twice it leaves the same. */
export async function listAnew(database: Database): Promise<void> {
  for await (const { Items = [] } of paginateScan(database, { TableName: database.table, ConsistentRead: true }))
    for (const item of Items as Kept[]) {
      if (item.gsi1pk === undefined) continue
      if (item.__edb_e__ === 'worker') await moveWorker(item as Kept & StoredWorker, database)
      else if (item.__edb_e__ === 'placement') await movePlacement(item, database)
    }
}

async function moveWorker(worker: Kept & StoredWorker, database: Database): Promise<void> {
  const { workerId, countyCode, phoneHash } = worker
  await workerEntity(database)
    .patch({ workerId })
    .set({ ...listed({ ...worker, unclear: worker.unclear ?? null }), phoneHash })
    .remove([...keysOfBefore])
    .composite({ countyCode })
    .go()
}

async function movePlacement({ pk, sk, gsi1pk, gsi1sk, gsi2pk, gsi2sk }: Kept, { client, table }: Database) {
  await client.send(
    new UpdateCommand({
      TableName: table,
      Key: { pk, sk },
      UpdateExpression:
        'SET gsi3pk = :worker, gsi3sk = :since, gsi4pk = :id, gsi4sk = :entity REMOVE gsi1pk, gsi1sk, gsi2pk, gsi2sk',
      ExpressionAttributeValues: { ':worker': gsi1pk, ':since': gsi1sk, ':id': gsi2pk, ':entity': gsi2sk },
    }),
  )
}
