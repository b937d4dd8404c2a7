import { isJsonObject, type Json, type JsonObject } from '../model/json.ts'

/** An answer of an SDK client as state data: dates as `2026-03-01T00:00:00Z`, no metadata of the client. */
export function plainAnswer(answer: object): JsonObject {
  const copy = JSON.parse(JSON.stringify(answer, withoutEmptyFraction)) as Json
  if (!isJsonObject(copy)) return {}
  const { $metadata: _, ...fields } = copy
  return fields
}

function withoutEmptyFraction(this: { [key: string]: unknown }, key: string, value: unknown): unknown {
  return this[key] instanceof Date && typeof value === 'string' ? value.replace('.000Z', 'Z') : value
}
