import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb'
import { type TableIndex, table } from '../../storage/table.ts'

const indexes: readonly TableIndex[] = table.indexes

/** Makes the table. One that is there already stays as it is, but for an index that it lacks: an earlier version made it. */
export async function createTable(client: DynamoDBClient, name: string): Promise<void> {
  const create = new CreateTableCommand({
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [table, ...indexes].flatMap(attributesOf),
    KeySchema: keySchema(table),
    GlobalSecondaryIndexes: indexes.map(indexOf),
  })
  try {
    await client.send(create)
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
    await addIndexes(client, name)
  }
}

async function addIndexes(client: DynamoDBClient, name: string): Promise<void> {
  const { Table: standing } = await client.send(new DescribeTableCommand({ TableName: name }))
  const known = new Set(standing?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName))
  for (const index of indexes)
    if (!known.has(index.name))
      await client.send(
        new UpdateTableCommand({
          TableName: name,
          AttributeDefinitions: [table, ...indexes].flatMap(attributesOf),
          GlobalSecondaryIndexUpdates: [{ Create: indexOf(index) }],
        }),
      )
}

type Keys = Pick<TableIndex, 'partitionKey' | 'sortKey'>

function attributesOf({ partitionKey, sortKey }: Keys) {
  return [partitionKey, sortKey].map((key) => ({ AttributeName: key, AttributeType: 'S' as const }))
}

function keySchema({ partitionKey, sortKey }: Keys) {
  return [
    { AttributeName: partitionKey, KeyType: 'HASH' as const },
    { AttributeName: sortKey, KeyType: 'RANGE' as const },
  ]
}

function indexOf({ name, holds, ...keys }: TableIndex) {
  return {
    IndexName: name,
    KeySchema: keySchema(keys),
    Projection: holds
      ? { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...holds] }
      : { ProjectionType: 'ALL' as const },
  }
}
