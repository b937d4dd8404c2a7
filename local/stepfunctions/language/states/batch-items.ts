import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts'
import { largestStateData } from '../../model/largest-state-data.ts'
import type { Scope } from '../../model/scope.ts'
import { evaluateTemplate, evaluateWhole } from '../evaluate.ts'
import { isKeyedItem } from '../keyed-item.ts'
import { type ItemBatcher, type MapState, selectItem } from './map.ts'

/** The input of one child execution, and how many items it stands for. */
export interface Entry {
  input: Json
  items: number
}

/** Where the items of a map run come from, as `$states.context.Map.Item.Source` tells it. */
export interface Source {
  items: AsyncIterable<Json> | Iterable<Json>
  /** `STATE_DATA`, `S3://bucket/key`, or `S3://bucket` for a listing. */
  name: string
}

/** Items become entries: chosen by `ItemSelector`, gathered by `ItemBatcher`. Throws QueryEvaluationError. */
export async function* batchItems(state: MapState, scope: Scope, { items, name }: Source): AsyncIterable<Entry> {
  const batches = state.ItemBatcher && (await openBatches(state.ItemBatcher, scope))
  let index = 0
  for await (const value of items) {
    const about = isKeyedItem(value) ? value : { Value: value }
    const chosen = await selectItem(state, withItem(scope, { Index: index++, ...about, Source: name }), value)
    if (!batches) yield { input: chosen, items: 1 }
    else yield* batches.add(chosen)
  }
  if (batches) yield* batches.rest()
}

function withItem(scope: Scope, item: JsonObject): Scope {
  const context = isJsonObject(scope.states.context) ? scope.states.context : {}
  return { ...scope, states: { ...scope.states, context: { ...context, Map: { Item: item } } } }
}

async function openBatches(batcher: ItemBatcher, scope: Scope) {
  const { MaxItemsPerBatch, MaxInputBytesPerBatch, BatchInput } = batcher
  const most =
    MaxItemsPerBatch === undefined
      ? Number.POSITIVE_INFINITY
      : await evaluateWhole('ItemBatcher/MaxItemsPerBatch', MaxItemsPerBatch, scope, 1, Number.MAX_SAFE_INTEGER)
  const largest =
    MaxInputBytesPerBatch === undefined
      ? largestStateData
      : await evaluateWhole('ItemBatcher/MaxInputBytesPerBatch', MaxInputBytesPerBatch, scope, 1, largestStateData)
  const shared: JsonObject =
    BatchInput === undefined ? {} : { BatchInput: await evaluateTemplate('ItemBatcher/BatchInput', BatchInput, scope) }
  const envelope = Buffer.byteLength(JSON.stringify({ ...shared, Items: [] }))
  let gathered: Json[] = []
  let bytes = envelope
  const take = (): Entry => {
    const entry = { input: { ...shared, Items: gathered }, items: gathered.length }
    gathered = []
    bytes = envelope
    return entry
  }
  return {
    *add(item: Json): Iterable<Entry> {
      const size = Buffer.byteLength(JSON.stringify(item)) + 1
      if (gathered.length > 0 && bytes + size > largest) yield take()
      gathered.push(item)
      bytes += size
      if (gathered.length >= most) yield take()
    },
    *rest(): Iterable<Entry> {
      if (gathered.length > 0) yield take()
    },
  }
}
