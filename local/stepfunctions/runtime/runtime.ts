import type { S3Client } from '@aws-sdk/client-s3'
import type { LocalClock, Scheduled } from '../../clock/clock.ts'
import type { Machine } from '../language/states/definition.ts'
import type { Journal } from '../model/journal.ts'
import type { Json } from '../model/json.ts'
import type { ExecutionRecord, HistoryEvent, MachineRecord, MapRunRecord, ThreadRecord } from '../model/records.ts'
import type { StatesError } from '../model/states-error.ts'
import type { CallTask } from '../model/task-call.ts'
import type { Turns } from './turns.ts'

/** A thread while its execution runs. */
export interface Thread extends ThreadRecord {
  timers: Scheduled[]
  /** Its branches or iterations, while it has any. */
  fan: Fan | undefined
}

/** How far the branches or iterations of a thread are; found again from the threads after a restart. */
export interface Fan {
  children: Set<Thread>
  /** Branches or iterations begun. */
  begun: number
  outputs: Json[]
  ended: number
}

/** A running execution. */
export interface Live {
  record: ExecutionRecord
  machine: Machine
  /** How many items of a map run it works on. */
  items: number
  threads: Map<number, Thread>
  /** Branches and iterations of a fan that is over but whose state has not been left: from there a redrive goes on. */
  aside: Map<number, Thread>
  nextThread: number
  lastEventId: number
  /** Not yet journalled. */
  events: HistoryEvent[]
  timer: Scheduled | undefined
}

/** A running map run. */
export interface LiveRun {
  record: MapRunRecord
  children: Set<Live>
  /** A step that looks for room is posted already. */
  filling: boolean
  /** The stored chunk of entries read last. */
  chunk: { first: number; entries: Json[] } | undefined
}

/** What a thread does next. */
export type Step =
  | { do: 'begin' }
  | { do: 'enter' }
  | { do: 'try' }
  | { do: 'finish'; result?: Json }
  | { do: 'fail'; failure: StatesError }
  | { do: 'end'; output: Json }
  /** The call of a task came back, or its token did. */
  | { do: 'answer'; attempt: number; from: 'call' | 'token'; answer: Answer }
  | { do: 'time out'; attempt: number; missed: 'deadline' | 'heartbeat' }
  /** An execution that a task waits for may have ended. */
  | { do: 'look at child' }
  /** All branches or iterations may be done, or there may be room for more. */
  | { do: 'look at fan' }
  /** A map run may start more children, or be done. */
  | { do: 'fill' }
  | { do: 'results written'; answer: Answer }

export type Answer = { result: Json } | { failure: StatesError }

export type Follow = readonly (readonly [Thread, Step])[]

/** What changed in this turn. */
export interface Batch {
  executions: Set<Live>
  /** Executions that ended in this turn: not among the running ones any more, not in the journal yet. */
  ended: Map<string, ExecutionRecord>
  threads: Map<Thread, Live>
  goneThreads: { execution: number; thread: number }[]
  machines: Set<MachineRecord>
  runs: Set<MapRunRecord>
  writes: ((journal: Journal) => void)[]
}

/** Everything that the steps of executions share. */
export interface EngineRuntime {
  clock: LocalClock
  journal: Journal
  turns: Turns
  batch: Batch
  identity: { partition: string; region: string; account: string }
  /** Numbers in [0, 1) that the same parts give again. */
  chance(...parts: (string | number)[]): () => number
  executions: Map<number, Live>
  byArn: Map<string, Live>
  /** The execution that a thread started and waits for, by `execution/thread`. */
  awaited: Map<string, Live>
  /** Who is told when an execution ends, by its ARN: whoever waits for it, also where somebody else started it, or it was redriven. */
  lookers: Map<string, { execution: number; thread: number }[]>
  runs: Map<number, LiveRun>
  machines: Map<string, MachineRecord>
  /** Definitions by revision, as far as they were used. */
  definitions: Map<number, Machine>
  machineOf(revision: number): Machine
  ids: { execution: number; revision: number; run: number }
  callTask: CallTask
  bucket: S3Client | undefined
  counters: { stateTransitions: number; taskInvocations: number }
  /** Lets a thread take a step, if it still lives by then. */
  post(execution: number, thread: number, step: Step): void
}
