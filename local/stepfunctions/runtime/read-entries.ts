import { evaluateTemplate, evaluateWhole } from '../language/evaluate.ts'
import { batchItems, type Source } from '../language/states/batch-items.ts'
import type { ItemReader, MapState } from '../language/states/map.ts'
import type { Json } from '../model/json.ts'
import type { Scope } from '../model/scope.ts'
import { causeAt, ItemReaderFailed } from '../model/states-error.ts'
import { sourcePlace } from '../readers/source-place.ts'
import { stateOfThread } from './enter-state.ts'
import type { EngineRuntime, Live, LiveRun, Thread } from './runtime.ts'
import { scopeOf } from './scope-of.ts'
import { failureOf } from './start-task.ts'

const chunkSize = 500

/** Outside the turns: reads all items of a map run and keeps them in the journal, chunk by chunk; then it may run. */
export async function readEntries(
  runtime: EngineRuntime,
  live: Live,
  thread: Thread,
  run: LiveRun,
  items: Json[] | undefined,
): Promise<void> {
  const release = runtime.clock.busy()
  const { record } = run
  const state = stateOfThread(live, thread) as MapState
  const scope = scopeOf(runtime, live, thread)
  let total = 0
  let itemsTotal = 0
  let chunk: Json[] = []
  const keep = async () => {
    const [first, entries] = [total - chunk.length, chunk]
    chunk = []
    await runtime.turns.run(() => {
      runtime.batch.writes.push((journal) => journal.keepEntries(record.id, first, entries))
    })
  }
  try {
    const source = items ? { items, name: 'STATE_DATA' } : await openReader(runtime, state.ItemReader, scope)
    for await (const entry of batchItems(state, scope, source)) {
      chunk.push(entry.input)
      total++
      itemsTotal += entry.items
      if (chunk.length >= chunkSize) await keep()
      // The execution was stopped meanwhile: nobody will run these.
      if (!runtime.runs.has(record.id)) return
    }
    if (chunk.length > 0) await keep()
    await runtime.turns.run(() => {
      record.stage = 'running'
      record.children.total = total
      record.items.total = itemsTotal
      runtime.batch.runs.add(record)
      runtime.post(record.execution, record.thread, { do: 'fill' })
    })
  } catch (thrown) {
    const failure =
      thrown instanceof ItemReaderFailed && !thrown.refused
        ? new ItemReaderFailed(causeAt(scope.place, thrown.reason ?? ''))
        : failureOf(thrown)
    runtime.post(record.execution, record.thread, { do: 'results written', answer: { failure } })
  } finally {
    release()
  }
}

async function openReader(runtime: EngineRuntime, reader: ItemReader | undefined, scope: Scope): Promise<Source> {
  if (!reader) return { items: [], name: 'STATE_DATA' }
  const given = await evaluateTemplate('ItemReader/Arguments', reader.Arguments ?? {}, scope)
  const limit = reader.ReaderConfig?.MaxItems
  const field = 'ItemReader/ReaderConfig/MaxItems'
  const most =
    limit === undefined ? 0 : await evaluateWhole(field, limit, scope, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
  if (most < 0) throw new ItemReaderFailed('field MaxItems must be positive', { refused: true })
  const place = sourcePlace(reader, given)
  // Loads the client of S3, which takes 20 MB: only where it is needed.
  const { readItems } = await import('../readers/read-items.ts')
  return {
    items: readItems(runtime.bucket, reader.ReaderConfig ?? {}, place, most === 0 ? Number.POSITIVE_INFINITY : most),
    name: `S3://${place.bucket}${'key' in place ? `/${place.key}` : ''}`,
  }
}
