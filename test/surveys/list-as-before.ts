import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Worker } from '../../domain/surveys/worker.ts'
import type { World } from '../world.ts'

/** Lists somebody as v0.1.0 did, in a table that is not brought along: as on AWS. */
export async function listAsBefore(
  world: World,
  { workerId, countyCode, phoneHash }: Pick<Worker, 'workerId' | 'countyCode' | 'phoneHash'>,
): Promise<void> {
  const { client, table } = Object.assign(world.deps.database, { isListedAnew: false })
  await client.send(
    new UpdateCommand({
      TableName: table,
      Key: { pk: `$zhida#workerid_${workerId}`, sk: '$worker_1' },
      UpdateExpression:
        'SET gsi1pk = :county, gsi1sk = :name, gsi2pk = :phone, gsi2sk = :id REMOVE gsi3pk, gsi3sk, gsi4pk, gsi4sk, standing',
      ExpressionAttributeValues: {
        ':county': `$zhida#countycode_${countyCode}`,
        ':name': `$worker_1#listedunder_#workerid_${workerId}`,
        ':phone': `$zhida#phonehash_${phoneHash}`,
        ':id': `$worker_1#workerid_${workerId}`,
      },
    }),
  )
}
