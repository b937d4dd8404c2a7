import type { Json, JsonObject } from '../model/json.ts'

const keyed = new WeakSet<object>()

/** One entry of an object that a distributed Map runs over. */
export function keyedItem([Key, Value]: [string, Json]): JsonObject {
  const item = { Key, Value }
  keyed.add(item)
  return item
}

/** Tells such an entry from an item that only looks like one. */
export function isKeyedItem(item: Json): item is { Key: string; Value: Json } {
  return typeof item === 'object' && item !== null && keyed.has(item)
}
