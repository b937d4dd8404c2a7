import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Database } from './database.ts'

/** Asks the table as it is, with what ElectroDB's `params()` says of a query: of an index that holds keys it makes no entities. */
export function askOf({ client }: Database) {
  return async <Item>(asked: object, more: Partial<QueryCommandInput>) => {
    const answer = await client.send(new QueryCommand({ ...(asked as QueryCommandInput), ...more }))
    return { ...answer, items: (answer.Items ?? []) as Item[] }
  }
}
