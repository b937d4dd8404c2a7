import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { S3Client } from '@aws-sdk/client-s3'
import type { LocalClock } from '../clock/clock.ts'
import { callTask } from './integrations/call-task.ts'
import type { LambdaInvoker } from './integrations/lambda-invoker.ts'
import { openJournal } from './journal/open-journal.ts'
import type { Machine } from './language/states/definition.ts'
import { startForTask } from './protocol/start-for-task.ts'
import { chanceFrom } from './runtime/chance-from.ts'
import { commitBatch, newBatch } from './runtime/commit-batch.ts'
import { resume } from './runtime/resume.ts'
import { runStep } from './runtime/run-steps.ts'
import type { EngineRuntime } from './runtime/runtime.ts'
import { openTurns } from './runtime/turns.ts'

export type { LambdaInvoker } from './integrations/lambda-invoker.ts'

export interface EngineOptions {
  /** Path of an SQLite file, or `:memory:`. */
  journal: string
  clock: LocalClock
  /** The same seed gives the same names, tokens, jitter and random numbers. */
  seed: number
  invokeLambda: LambdaInvoker
  /** For item readers, result writers and `aws-sdk:s3` tasks. */
  s3?: S3Client
  dynamodb?: DynamoDBClient
  region?: string
  account?: string
  partition?: string
  /** The journal cannot be written any more (a full disk): the engine has stopped, and is as it was before that turn. */
  onBroken?: (failure: Error) => void
}

export interface Engine {
  readonly runtime: EngineRuntime
  readonly counters: { readonly stateTransitions: number; readonly taskInvocations: number }
  close(): void
}

function rethrow(failure: Error): never {
  throw failure
}

/** A Step Functions engine that continues everything in its journal. */
export function openEngine(options: EngineOptions): Engine {
  const { clock, seed, s3, dynamodb, region = 'us-east-1', account = '000000000000', partition = 'aws' } = options
  const journal = openJournal(options.journal)
  const batch = newBatch()
  const definitions = new Map<number, Machine>()
  const runtime: EngineRuntime = {
    clock,
    journal,
    batch,
    turns: openTurns(clock, () => commitBatch(journal, batch), options.onBroken ?? rethrow),
    identity: { partition, region, account },
    chance: (...parts) => chanceFrom(seed, ...parts),
    executions: new Map(),
    byArn: new Map(),
    awaited: new Map(),
    lookers: new Map(),
    runs: new Map(),
    machines: new Map(journal.machines().map((machine) => [machine.arn, machine])),
    definitions,
    machineOf(revision) {
      const known = definitions.get(revision) ?? (JSON.parse(journal.definition(revision)) as Machine)
      definitions.set(revision, known)
      return known
    },
    ids: { execution: journal.lastExecution(), revision: journal.lastRevision(), run: journal.lastMapRun() },
    callTask: (call) => integrations(call),
    bucket: s3,
    counters: { stateTransitions: 0, taskInvocations: 0 },
    post: (execution, thread, step) => runtime.turns.post(() => runStep(runtime, execution, thread, step)),
  }
  const integrations = callTask({
    invokeLambda: options.invokeLambda,
    startExecution: startForTask(runtime),
    s3,
    dynamodb,
  })
  runtime.turns.post(() => resume(runtime))
  return {
    runtime,
    counters: runtime.counters,
    close() {
      runtime.turns.close()
      journal.close()
    },
  }
}
