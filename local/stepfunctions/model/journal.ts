import type { Json } from './json.ts'
import type {
  ExecutionRecord,
  ExecutionStatus,
  HistoryEvent,
  MachineRecord,
  MapRunRecord,
  ThreadRecord,
} from './records.ts'

/** The engine's memory. Writes happen only inside `commit`; one commit is one turn of the engine. */
export interface Work {
  readonly stateTransitions: number
  readonly taskInvocations: number
  readonly expressExecutions: number
}

export interface Journal {
  close(): void
  /** All of it or nothing. */
  commit(write: () => void): void

  /** Ids given so far, 0 for none. */
  lastExecution(): number
  lastRevision(): number
  lastMapRun(): number

  keepMachine(record: MachineRecord): void
  forgetMachine(arn: string): void
  machines(): MachineRecord[]
  /** @param created epoch milliseconds */
  keepRevision(id: number, machine: string, definition: string, created: number): void
  /** The definition of another revision under a new id. */
  copyRevision(id: number, from: number, created: number): void
  /** JSON text. */
  definition(revision: number): string
  revisionCreated(revision: number): number

  keepExecution(record: ExecutionRecord): void
  execution(arn: string): ExecutionRecord | undefined
  executionArn(id: number): string
  runningExecutions(): Iterable<ExecutionRecord>
  /** Newest first; `before` is the id of the last one already seen. */
  executions(
    of: { machine: string } | { mapRun: number },
    filter: { status: ExecutionStatus | undefined; redriven: boolean | undefined },
    before: number,
    limit: number,
  ): ExecutionRecord[]
  /** The ended children of a map run in the order of its items. */
  childrenOf(mapRun: number): Iterable<ExecutionRecord>
  /** Those of its children that stand so, in the order of its items. */
  childrenThatAre(statuses: readonly ExecutionStatus[], mapRun: number, limit: number): ExecutionRecord[]

  keepThread(execution: number, thread: ThreadRecord): void
  forgetThread(execution: number, thread: number): void
  forgetThreads(execution: number): void
  /** Of the executions that run. */
  threads(): Iterable<{ execution: number; thread: ThreadRecord }>
  /** Where an execution is, or where it was when it ended without success. */
  threadsOf(execution: number): ThreadRecord[]

  keepEvents(execution: number, events: readonly HistoryEvent[]): void
  /**
   * What all executions did. Transitions and calls as the histories of standard ones tell: a call that a crash had repeated
   * counts once. Express ones have no history and are counted themselves, as AWS does.
   */
  work(): Work
  lastEvent(execution: number): number
  /** Events `from` to `to`, both included, in order. */
  events(execution: number, from: number, to: number): HistoryEvent[]

  keepMapRun(record: MapRunRecord): void
  mapRun(arn: string): MapRunRecord | undefined
  mapRunArn(id: number): string
  /** Newest first. */
  mapRunsOf(execution: number): MapRunRecord[]
  runningMapRuns(): MapRunRecord[]
  keepEntries(run: number, first: number, entries: readonly Json[]): void
  forgetEntries(run: number): void
  /** The stored chunk that holds one entry. */
  entries(run: number, index: number): { first: number; entries: Json[] } | undefined
}
