import { uuid } from '../language/functions/uuid.ts'
import { isExpress, type MapState } from '../language/states/map.ts'
import type { Json } from '../model/json.ts'
import type { MapRunRecord } from '../model/records.ts'
import { ExceedToleratedFailureThreshold } from '../model/states-error.ts'
import { endMapRun } from './end-execution.ts'
import { stateOfThread } from './enter-state.ts'
import { recordEvent } from './record-event.ts'
import { redriveChildren } from './redrive-children.ts'
import type { EngineRuntime, Follow, Live, LiveRun, Thread } from './runtime.ts'
import { startExecution } from './start-execution.ts'
import { labelOf } from './start-map-run.ts'
import { writeResults } from './write-results.ts'

/** AWS runs at most this many children of one map run at once. */
const mostAtOnce = 10_000
/** Children started in one step, so that others have their turn. */
const startedAtOnce = 100

export function fillMapRun(runtime: EngineRuntime, live: Live, thread: Thread): Follow {
  const run = thread.phase.kind === 'map run' ? runtime.runs.get(thread.phase.run) : undefined
  if (run?.record.stage !== 'running') return []
  run.filling = false
  const { record } = run
  if (exceedsTolerance(record)) {
    const failure = new ExceedToleratedFailureThreshold()
    recordEvent(runtime, live, thread, 'MapRunFailed', { error: failure.error, cause: failure.reason })
    endMapRun(runtime, run, 'FAILED')
    return [[thread, { do: 'fail', failure }]]
  }
  const free = Math.min(record.maxConcurrency || mostAtOnce, mostAtOnce) - run.children.size
  const room = Math.min(free, startedAtOnce)
  const redriven = redriveChildren(runtime, run, room)
  const pending = record.redriving?.pending.children ?? 0
  const count = pending > 0 ? 0 : Math.min(room - redriven, record.children.total - record.next)
  for (let begun = 0; begun < count; begun++) startChild(runtime, live, thread, run)
  if (count > 0) runtime.batch.runs.add(record)
  if (pending > 0) return room > 0 ? again(runtime, run) : []
  if (record.next < record.children.total) return redriven + count === startedAtOnce ? again(runtime, run) : []
  if (run.children.size > 0) return []
  record.stage = 'writing'
  runtime.batch.runs.add(record)
  runtime.turns.effect(() => void writeResults(runtime, live, thread, run))
  return []
}

function again(runtime: EngineRuntime, run: LiveRun): Follow {
  run.filling = true
  runtime.post(run.record.execution, run.record.thread, { do: 'fill' })
  return []
}

function startChild(runtime: EngineRuntime, live: Live, thread: Thread, run: LiveRun): void {
  const { record } = run
  const item = record.next++
  const state = stateOfThread(live, thread) as MapState
  const name = uuid(runtime.chance(record.arn, item))
  const machine = `${live.record.machineArn.split('/')[0]}/${labelOf(state, thread)}`
  const express = isExpress(state)
  const own = express ? `${name}:${uuid(runtime.chance(record.arn, item, 'start'))}` : name
  const child = startExecution(runtime, {
    arn: `${machine.replace(':stateMachine:', express ? ':express:' : ':execution:')}:${own}`,
    name,
    machineArn: machine,
    revision: live.record.revision,
    graph: [...thread.graph, thread.state],
    input: JSON.stringify(entryAt(runtime, run, item)),
    mapRun: { run: record.id, item, batched: state.ItemBatcher !== undefined },
    express,
  })
  run.children.add(child)
}

function entryAt(runtime: EngineRuntime, run: LiveRun, index: number): Json {
  const { chunk } = run
  if (!chunk || index < chunk.first || index >= chunk.first + chunk.entries.length) {
    run.chunk = runtime.journal.entries(run.record.id, index)
  }
  return run.chunk?.entries[index - run.chunk.first] ?? null
}

/** Without a tolerance the first failure is one too many; a tolerance of 0 is none. */
function exceedsTolerance({ items, tolerated }: MapRunRecord): boolean {
  const failed = items.failed + items.timedOut + items.aborted
  if (failed === 0) return false
  const { count = 0, percentage = 0 } = tolerated
  const tooMany = failed > count
  const tooLarge = (failed / items.total) * 100 > percentage
  return (count > 0 && tooMany) || (percentage > 0 && tooLarge) || (count === 0 && percentage === 0)
}
