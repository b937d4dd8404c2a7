import { uuid } from '../language/functions/uuid.ts'
import type { Outcome } from '../language/outcome.ts'
import { isExpress, type MapState } from '../language/states/map.ts'
import type { Counts } from '../model/records.ts'
import { readEntries } from './read-entries.ts'
import { recordEvent } from './record-event.ts'
import type { EngineRuntime, Follow, Live, LiveRun, Thread } from './runtime.ts'
import { setPhase } from './set-phase.ts'

/** A distributed Map: its items are read first, then each becomes the input of an execution of its own. */
export function startMapRun(
  runtime: EngineRuntime,
  live: Live,
  thread: Thread,
  state: MapState,
  asked: Extract<Outcome, { kind: 'iterate' }>,
): Follow {
  const { partition, region, account } = runtime.identity
  const id = ++runtime.ids.run
  const name = `${live.record.machineArn.split(':')[6]}/${labelOf(state, thread)}`
  const run: LiveRun = {
    record: {
      id,
      arn: `arn:${partition}:states:${region}:${account}:mapRun:${name}:${uuid(runtime.chance('map run', id))}`,
      execution: live.record.id,
      thread: thread.id,
      startedAt: runtime.clock.epochMilliseconds(),
      stoppedAt: undefined,
      status: 'RUNNING',
      stage: 'reading',
      maxConcurrency: asked.maxConcurrency,
      tolerated: asked.tolerated,
      written: state.ResultWriter?.Resource !== undefined,
      ...(isExpress(state) && { express: true }),
      next: 0,
      children: noCounts(),
      items: noCounts(),
    },
    children: new Set(),
    filling: false,
    chunk: undefined,
  }
  runtime.runs.set(id, run)
  runtime.batch.runs.add(run.record)
  recordEvent(runtime, live, thread, 'MapStateStarted', { length: asked.items?.length ?? 0 })
  recordEvent(runtime, live, thread, 'MapRunStarted', { mapRunArn: run.record.arn })
  setPhase(runtime, live, thread, { kind: 'map run', run: id })
  runtime.turns.effect(() => void readEntries(runtime, live, thread, run, asked.items))
  return []
}

export function labelOf(state: MapState, thread: Thread): string {
  return state.Label ?? thread.state.replaceAll(/[^\w-]/g, '').slice(0, 40)
}

function noCounts(): Counts {
  return { total: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0 }
}
