import { graphAt, type Machine } from '../language/states/definition.ts'
import type { Json } from '../model/json.ts'
import type { Caller, ExecutionRecord } from '../model/records.ts'
import type { GraphPath } from '../model/state-graph.ts'
import { endExecution } from './end-execution.ts'
import { itemsOfExecution } from './items-of-execution.ts'
import { machineOfExecution } from './machine-of-execution.ts'
import { newThread } from './new-thread.ts'
import { data, recordEvent } from './record-event.ts'
import type { EngineRuntime, Live, Thread } from './runtime.ts'

/** In seconds: no execution runs longer on AWS. */
export const oneYear = 31_536_000
/** In seconds: nor an express execution. */
const fiveMinutes = 300

export interface Start {
  arn: string
  name: string
  machineArn: string
  revision: number
  version?: string | undefined
  alias?: string | undefined
  graph?: GraphPath
  /** JSON text. */
  input: string
  traceHeader?: string | undefined
  caller?: Caller | undefined
  awaited?: boolean
  mapRun?: { run: number; item: number; batched: boolean }
  express?: boolean
}

/** Begins an execution; the caller has checked that name and machine allow it. */
export function startExecution(runtime: EngineRuntime, start: Start): Live {
  const now = runtime.clock.epochMilliseconds()
  const machine = runtime.machineOf(start.revision)
  const graph = start.graph ?? []
  const express = start.express ?? false
  const record: ExecutionRecord = {
    id: ++runtime.ids.execution,
    arn: start.arn,
    name: start.name,
    machineArn: start.machineArn,
    revision: start.revision,
    version: start.version,
    alias: start.alias,
    graph,
    input: start.input,
    traceHeader: start.traceHeader,
    startedAt: now,
    deadline: deadlineOf(machine, graph, { startedAt: now, from: now, express }),
    caller: start.caller,
    awaited: start.awaited ?? false,
    mapRun: start.mapRun?.run,
    item: start.mapRun?.item,
    batched: start.mapRun?.batched ?? false,
    ...(express && { express }),
    status: 'RUNNING',
    stoppedAt: undefined,
    output: undefined,
    error: undefined,
    cause: undefined,
  }
  const live = liveOf(runtime, record, 0)
  recordEvent(runtime, live, undefined, 'ExecutionStarted', {
    ...data('input', start.input),
    roleArn: machineOfExecution(runtime, record)?.roleArn ?? '',
  })
  runtime.post(record.id, firstThread(runtime, live).id, { do: 'enter' })
  return live
}

/** The machine's time-out counts from the start, or from the last redrive; the longest that AWS allows from the start alone. */
export function deadlineOf(
  { TimeoutSeconds }: Machine,
  graph: GraphPath,
  { startedAt, from, express = false }: { startedAt: number; from: number; express?: boolean | undefined },
): number {
  const longest = express ? fiveMinutes : oneYear
  const limit = graph.length === 0 ? (TimeoutSeconds ?? longest) : longest
  return Math.min(from + limit * 1000, startedAt + longest * 1000)
}

/** About to enter the first state; an express execution that was under way at a crash begins here again. */
export function firstThread(runtime: EngineRuntime, live: Live): Thread {
  const { graph, input } = live.record
  const state = graphAt(live.machine, graph).StartAt
  return newThread(runtime, live, { graph, state, input: JSON.parse(input) as Json })
}

/** A running execution in memory, without its threads. */
export function liveOf(runtime: EngineRuntime, record: ExecutionRecord, lastEventId: number): Live {
  const live: Live = {
    record,
    machine: runtime.machineOf(record.revision),
    items: itemsOfExecution(record),
    threads: new Map(),
    aside: new Map(),
    nextThread: 0,
    lastEventId,
    events: [],
    timer: undefined,
  }
  runtime.executions.set(record.id, live)
  runtime.byArn.set(record.arn, live)
  const { caller, deadline } = record
  if (caller && record.awaited) runtime.awaited.set(`${caller.execution}/${caller.thread}`, live)
  live.timer = runtime.clock.schedule(deadline, () =>
    runtime.turns.post(() => endExecution(runtime, live, { status: 'TIMED_OUT' })),
  )
  return live
}
