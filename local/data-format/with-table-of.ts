import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Database } from '../../storage/database.ts'
import { startDynamoDb } from '../dynamodb/start-dynamo-db.ts'
import { tableName } from '../runtime/function-environment.ts'
import { place } from '../runtime/function-names.ts'

/** Opens the table of a data folder for a migration. A table that is kept elsewhere, or is not there yet, stays as it is. */
export async function withTableOf(data: string, change: (database: Database) => Promise<void>): Promise<void> {
  if (!existsSync(join(data, 'dynamodb.sqlite'))) return
  const dynamoDb = await startDynamoDb({ data })
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = new DynamoDBClient({ endpoint: dynamoDb.endpoint, region: place.region, credentials })
  try {
    await change({ client: DynamoDBDocumentClient.from(client), table: tableName })
  } finally {
    client.destroy()
    await dynamoDb.stop()
  }
}
