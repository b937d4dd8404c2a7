import type { Database } from './database.ts'

/**
 * Asks an index that holds whole items for those of an entity which a release before listed there; today they have indexes with keys.
 * Goes when no such item can be left, in two years (0052).
 */
export function listedBefore(
  { table }: Database,
  index: 'gsi1' | 'gsi2',
  key: string,
  entity: 'worker' | 'placement' | 'trip',
): object {
  return {
    TableName: table,
    IndexName: index,
    KeyConditionExpression: `${index}pk = :key AND begins_with(${index}sk, :entity)`,
    ExpressionAttributeValues: { ':key': key, ':entity': `$${entity}_1` },
    ProjectionExpression: `pk, sk, ${index}pk, ${index}sk`,
  }
}
