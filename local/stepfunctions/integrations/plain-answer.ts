import { isJsonObject, type Json, type JsonObject } from '../language/json.ts'

/** An answer of an SDK client as state data: dates as ISO 8601, no metadata of the client. */
export function plainAnswer(answer: object): JsonObject {
  const copy = JSON.parse(JSON.stringify(answer)) as Json
  if (!isJsonObject(copy)) return {}
  const { $metadata: _, ...fields } = copy
  return fields
}
