import type { Json } from './json.ts'
import type { Variables } from './scope.ts'
import type { GraphPath } from './state-graph.ts'

/** Everything in this file is data that the journal keeps; instants are epoch milliseconds. */

/** `PENDING_REDRIVE`: a child of a redriven map run that waits for its turn. */
export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED' | 'PENDING_REDRIVE'

export type EndStatus = Exclude<ExecutionStatus, 'RUNNING' | 'PENDING_REDRIVE'>

/** How often and when an execution or map run was redriven. */
export interface Redrives {
  count: number
  /** Of the last one. */
  at: number
}

/** The task of another execution that started this one. */
export interface Caller {
  execution: number
  thread: number
  attempt: number
}

export interface ExecutionRecord {
  id: number
  arn: string
  name: string
  machineArn: string
  /** The revision of the definition that it runs to its end, whatever is deployed meanwhile. */
  revision: number
  /** ARNs of the version and of the alias that it was started by, if it was. */
  version?: string | undefined
  alias?: string | undefined
  /** Where in the definition it starts: the processor of a distributed map, else empty. */
  graph: GraphPath
  /** JSON text. */
  input: string
  /** Of X-Ray: kept and given back, without effect here. */
  traceHeader?: string | undefined
  startedAt: number
  /** The machine's own time-out, or one year; five minutes of an express execution. */
  deadline: number
  caller: Caller | undefined
  /** The caller goes on only when this ends (`startExecution.sync:2`), and takes it along when it is stopped. */
  awaited: boolean
  /** The map run that it is a child of, and which of its items it works on. */
  mapRun: number | undefined
  item: number | undefined
  /** Its input is a batch, `{ "Items": […] }`. */
  batched: boolean
  /** A child of a map run whose `ExecutionType` is EXPRESS. Journals of before such children say nothing. */
  express?: boolean
  status: ExecutionStatus
  redrives?: Redrives | undefined
  /** By which a request to redrive it is known again: the last ten, and what each was answered. */
  redriveTokens?: { token: string; at: number }[] | undefined
  stoppedAt: number | undefined
  output: string | undefined
  error: string | undefined
  cause: string | undefined
}

/** What a thread is doing between two turns of the engine. */
export type Phase =
  /** About to enter its state. */
  | { kind: 'entering' }
  /** An iteration that still needs its input. */
  | { kind: 'beginning' }
  /** Inside its state, about to try it (again). */
  | { kind: 'trying' }
  | { kind: 'waiting'; until: number }
  | { kind: 'retrying'; until: number }
  | {
      kind: 'task'
      arguments: Json
      deadline: number | undefined
      heartbeatSeconds: number | undefined
      heartbeatBy: number | undefined
      /** The call was made and answered; only its token or its child is waited for. */
      submitted: boolean
      /** ARN of the execution that `.sync:2` waits for. */
      child: string | undefined
    }
  | { kind: 'branches' }
  | { kind: 'iterations'; items: Json[]; maxConcurrency: number }
  | { kind: 'map run'; run: number }
  /** A branch or iteration that reached its end and waits for the others. */
  | { kind: 'ended'; output: Json }

/** One line of control: the execution itself, a branch of a Parallel, an iteration of an inline Map. */
export interface ThreadRecord {
  id: number
  parent: number | undefined
  /** Which branch or iteration of the parent. */
  index: number
  graph: GraphPath
  state: string
  input: Json
  variables: Variables
  /** `$states.context.Map.Item` */
  item: { Index: number; Value: Json } | undefined
  phase: Phase
  /** Counts every try of every state: names a task's token and tells late answers from expected ones. */
  attempt: number
  /** How often each retrier of the state has retried. */
  retries: number[]
  enteredEventId: number
  enteredAt: number
  lastEventId: number
}

export type MapRunStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED'

export interface MapRunRecord {
  id: number
  arn: string
  execution: number
  thread: number
  startedAt: number
  stoppedAt: number | undefined
  status: MapRunStatus
  /** `reading`: items are not all kept yet. `writing`: all children are done. */
  stage: 'reading' | 'running' | 'writing'
  maxConcurrency: number
  tolerated: { count: number | undefined; percentage: number | undefined }
  /** A ResultWriter puts the results into a bucket. */
  written?: boolean
  /** Its children are express executions. */
  express?: boolean
  /** Children started so far; the input of child n is entry n. */
  next: number
  children: Counts
  items: Counts
  redrives?: Redrives | undefined
  /** Of its last redrive. */
  redriving?: { pending: Share; notRedrivable: Share } | undefined
}

/** Some children of a map run, and how many items they work on. */
export interface Share {
  children: number
  items: number
}

export interface Counts {
  total: number
  succeeded: number
  failed: number
  timedOut: number
  aborted: number
}

export interface HistoryEvent {
  id: number
  previousEventId: number
  timestamp: number
  type: string
  /** The member of the event that AWS names after its type, as `taskFailedEventDetails`. */
  details?: { [name: string]: unknown }
}

/** A revision under a number, which it keeps for good. */
export interface VersionRecord {
  version: number
  revision: number
  description: string | undefined
  createdAt: number
}

/** A name that starts one of a machine's versions, or of two each so many times in a hundred. */
export interface AliasRecord {
  name: string
  description: string | undefined
  routes: { version: number; weight: number }[]
  createdAt: number
  updatedAt: number
}

export interface MachineRecord {
  arn: string
  name: string
  roleArn: string
  type: 'STANDARD' | 'EXPRESS'
  status: 'ACTIVE' | 'DELETING'
  createdAt: number
  updatedAt: number
  revision: number
  firstRevision: number
  /** Logging, tracing and encryption settings: kept and given back, without effect here. */
  settings: { [name: string]: Json }
  /** Left out by journals from before there were any. */
  versions?: VersionRecord[]
  /** The greatest number of those that were deleted. */
  lastVersion?: number
  aliases?: AliasRecord[]
  tags: { [key: string]: string }
}
