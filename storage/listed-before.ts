import type { Database } from './database.ts'

/**
 * Asks an index that holds whole items for those of an entity which a release before listed there; today they have indexes with keys.
 * No query where none can be left. Goes when none can be left anywhere, in two years (0052).
 */
export function listedBefore(
  { table, isListedAnew = false }: Database,
  index: 'gsi1' | 'gsi2',
  key: string,
  entity: 'worker' | 'placement' | 'trip',
): readonly object[] {
  if (isListedAnew) return []
  const query = {
    TableName: table,
    IndexName: index,
    KeyConditionExpression: `${index}pk = :key AND begins_with(${index}sk, :entity)`,
    ExpressionAttributeValues: { ':key': key, ':entity': `$${entity}_1` },
    ProjectionExpression: `pk, sk, ${index}pk, ${index}sk`,
  }
  return [query]
}
