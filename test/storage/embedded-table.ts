import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { startDynamoDb } from '../../local/dynamodb/start-dynamo-db.ts'
import { createTable } from '../../local/runtime/create-table.ts'
import type { Database } from '../../storage/database.ts'

/** The embedded table alone. Each `database()` is a client of its own, whose calls and answers a test may have a hand in. */
export async function embeddedTable() {
  const dynamoDb = await startDynamoDb()
  const config: DynamoDBClientConfig = {
    endpoint: dynamoDb.endpoint,
    region: 'cn-north-1',
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  }
  const table = 'zhida'
  await createTable(new DynamoDBClient(config), table)
  return {
    database: (): Database => ({ client: DynamoDBDocumentClient.from(new DynamoDBClient(config)), table }),
    stop: () => dynamoDb.stop(),
  }
}

interface Consumed {
  readonly CapacityUnits?: number
}

/** Calls of a client from now on, and the write units that each consumed. */
export function countUnits({ client }: Pick<Database, 'client'>) {
  const counted = { calls: 0, units: 0 }
  client.middlewareStack.add(
    (next) => async (request) => {
      counted.calls += 1
      const input = Object.assign(request.input as object, { ReturnConsumedCapacity: 'TOTAL' as const })
      const answer = await next({ ...request, input })
      const { ConsumedCapacity = [] } = answer.output as { ConsumedCapacity?: Consumed | readonly Consumed[] }
      for (const { CapacityUnits = 0 } of [ConsumedCapacity].flat()) counted.units += CapacityUnits
      return answer
    },
    { step: 'initialize' },
  )
  return counted
}
