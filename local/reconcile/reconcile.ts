import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import type { S3Client } from '@aws-sdk/client-s3'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { tasks } from '../../functions/catalog.ts'
import { functionName } from '../../functions/gateways/resource-names.ts'
import type { TaskEntry } from '../../functions/wiring/catalog-entry.ts'
import type { Deps } from '../../functions/wiring/deps.ts'
import type { Page } from '../../storage/database.ts'
import { type Call, callsSince } from './calls-since.ts'
import { carriedBy } from './carried-by.ts'
import { compareBatches } from './compare-batches.ts'
import { compareCases } from './compare-cases.ts'
import { compareLoggedCases } from './compare-logged-cases.ts'
import { compareObjects } from './compare-objects.ts'
import { compareTrips } from './compare-trips.ts'
import { type Deployed, everyExecution, type FoundOf } from './every-execution.ts'
import { type Finding, findingsAbout } from './finding.ts'
import type { ReadLog } from './read-log.ts'
import { redriveFailed } from './redrive-failed.ts'

/** `since`: to which the table was restored. */
export interface Reconciling extends Deployed {
  readonly s3: S3Client
  readonly bucket: string
  readonly lambda: LambdaClient
  /** Of the restored table. */
  readonly stores: Pick<Deps, 'batches' | 'trips' | 'cases' | 'surveys' | 'evidence'>
  readonly now: Instant
  /** Of functions, since then; none where nobody has them at hand. */
  readonly logs: readonly ReadLog[]
  /** Every provider of texts takes a message once, however often it is handed over. */
  readonly textsOnce: boolean
  /** false: says what it would do, and does nothing. */
  readonly mend: boolean
}

/**
 * Holds a table that was restored to an earlier moment against the executions, which know what was done since. What a task did is done
 * again by calling it with what it was given then: every task may be called twice. What people, firms and phones told in between is in no
 * history: it is said who has to be asked.
 */
export async function reconcile(reconciling: Reconciling): Promise<Finding[]> {
  const { since } = reconciling
  const found: FoundOf[] = []
  const calls: Call[] = []
  for await (const one of everyExecution(reconciling)) {
    found.push(one)
    calls.push(...(await callsSince(reconciling, one.arn, since)))
  }
  calls.sort((one, other) => one.answeredAt.getTime() - other.answeredAt.getTime())
  const done = [
    findingsAbout('executions').ok(`${found.length} ran at ${since.toISOString()} or began since`),
    ...(await doAgain(calls, reconciling)),
    ...answersLost(calls),
    ...(await redriveFailed(found, reconciling)),
  ]
  const { sfn, stores, logs, now } = reconciling
  const carried = await carriedBy(found, sfn)
  const all = await everyBatch(stores)
  return [
    ...done,
    ...(await compareBatches(carried, all, stores)),
    ...(await compareTrips(carried, all, stores)),
    ...(await compareCases(carried, stores, now)),
    ...(await compareLoggedCases(logs, stores, since)),
    ...(await compareObjects(reconciling, all, stores)),
  ]
}

async function everyBatch({ batches }: Pick<Deps, 'batches'>): Promise<TransferBatch[]> {
  const all: TransferBatch[] = []
  for (let cursor: string | null = null; ; ) {
    const page: Page<TransferBatch> = await batches.list(cursor, 100)
    all.push(...page.items)
    cursor = page.next
    if (cursor === null) return all
  }
}

/** Functions that hand texts to a provider, by their names. */
function functionsThatText(service: string): Set<string> {
  const texting = Object.entries<TaskEntry>(tasks).filter(([, { needs }]) => needs.secrets?.includes('sms'))
  return new Set(texting.map(([name]) => functionName(name, service)))
}

const nameIn = (arn: string) => /(?:^|:function:)([^:]+)(?::[^:]+)?$/.exec(arn)?.[1] ?? arn
const versionIn = (arn: string) => /:function:[^:]+:([^:]+)$/.exec(arn)?.[1]

/** In the order in which they were answered: what a step left for the next is there when that one is done again. */
async function doAgain(calls: readonly Call[], { lambda, service, textsOnce, mend }: Reconciling): Promise<Finding[]> {
  const texting = functionsThatText(service)
  const counts = new Map<string, { done: number; failed: number; held: number }>()
  for (const call of calls) {
    // Whoever waited for this token went on; the fact that was brought is what is missing.
    if (call.token === 'answered') continue
    const name = nameIn(call.function)
    const count = counts.get(name) ?? { done: 0, failed: 0, held: 0 }
    counts.set(name, count)
    if (texting.has(name) && !textsOnce) count.held += 1
    else if (!mend || (await isDoneAgain(lambda, call))) count.done += 1
    else count.failed += 1
  }
  return [...counts]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([name, { done, failed, held }]) => {
      const { ok, toDo, notChecked } = findingsAbout(`calls of ${name}`)
      if (held > 0)
        return notChecked(
          `${held} not repeated: the provider would send their texts twice. See at the provider what went out (docs/restore.md)`,
        )
      if (failed > 0) return toDo(`${failed} of ${done + failed} broke when they were repeated: see the function's log`)
      return mend ? ok(`${done} repeated`) : toDo(`${done} to be repeated: what they wrote may be missing`)
    })
}

async function isDoneAgain(lambda: LambdaClient, call: Call): Promise<boolean> {
  const Qualifier = versionIn(call.function)
  const FunctionName = nameIn(call.function)
  const { FunctionError } = await lambda.send(
    new InvokeCommand({ FunctionName, Payload: Buffer.from(call.payload), ...(Qualifier && { Qualifier }) }),
  )
  return FunctionError === undefined
}

/** What was answered from outside after the moment: no task can bring it back. */
function answersLost(calls: readonly Call[]): Finding[] {
  return calls
    .filter(({ token }) => token === 'answered')
    .map(({ function: of, execution, answeredAt }) =>
      findingsAbout('answers').toDo(
        `${nameIn(of)} was answered at ${answeredAt.toISOString()} for ${execution.split(':').at(-1)}: enter again who said what`,
      ),
    )
}
