import { isJsonObject, type Json } from '../model/json.ts'
import type { ExecutionRecord } from '../model/records.ts'

/** How many items of a map run an execution works on: a batch counts for as many as it holds. */
export function itemsOfExecution({ batched, input }: Pick<ExecutionRecord, 'batched' | 'input'>): number {
  const batch = batched ? (JSON.parse(input) as Json) : null
  const items = isJsonObject(batch) ? batch['Items'] : undefined
  return Array.isArray(items) ? items.length : 1
}
