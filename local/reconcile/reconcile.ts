import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import type { S3Client } from '@aws-sdk/client-s3'
import { DescribeExecutionCommand, RedriveExecutionCommand, type SFNClient } from '@aws-sdk/client-sfn'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { BatchId } from '../../domain/kernel/ids.ts'
import { tasks } from '../../functions/catalog.ts'
import { functionName, stateMachineArn } from '../../functions/gateways/resource-names.ts'
import type { TaskEntry } from '../../functions/wiring/catalog-entry.ts'
import type { Page } from '../../storage/database.ts'
import { type WorkflowName, workflows } from '../../workflows/catalog.ts'
import { type Call, callsSince } from './calls-since.ts'
import { executionsSince, type Found } from './executions-since.ts'
import { type Finding, findingsAbout } from './finding.ts'

export interface Reconciling {
  readonly sfn: SFNClient
  readonly s3: S3Client
  readonly lambda: LambdaClient
  readonly batches: {
    get(batchId: BatchId): Promise<TransferBatch | null>
    list(cursor: string | null, limit: number): Promise<Page<TransferBatch>>
  }
  /** `arn:…:stateMachine:` */
  readonly stateMachinesArn: string
  readonly service: string
  /** To which the table was restored. */
  readonly since: Date
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
  const { sfn, since } = reconciling
  const found: (Found & { workflow: WorkflowName })[] = []
  const calls: Call[] = []
  for (const workflow of Object.keys(workflows) as WorkflowName[]) {
    if (isOwnRound(workflow)) continue
    const machine = stateMachineArn(reconciling.stateMachinesArn, workflow, reconciling.service)
    for await (const one of executionsSince(sfn, machine, since)) {
      found.push({ ...one, workflow })
      calls.push(...(await callsSince(reconciling, one.arn, since)))
    }
  }
  calls.sort((one, other) => one.answeredAt.getTime() - other.answeredAt.getTime())
  return [
    findingsAbout('executions').ok(`${found.length} ran at ${since.toISOString()} or began since`),
    ...(await doAgain(calls, reconciling)),
    ...answersLost(calls),
    ...(await redriveFailed(found, reconciling)),
    ...(await compareBatches(found, reconciling)),
  ]
}

/** What the service does for itself alone comes again within the hour, and nobody's data hangs on it. */
const isOwnRound = (workflow: WorkflowName) => workflow.startsWith('service/')

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

/** Innermost last started, so redriven first: whoever waits for it finds it running. */
async function redriveFailed(found: readonly Found[], { sfn, mend }: Reconciling): Promise<Finding[]> {
  const { ok, toDo } = findingsAbout('failed executions')
  const findings: Finding[] = []
  const broken = found
    .filter(({ status, parent }) => parent === undefined && (status === 'FAILED' || status === 'TIMED_OUT'))
    .toSorted((one, other) => other.startedAt.getTime() - one.startedAt.getTime())
  for (const { arn: executionArn } of broken) {
    const { redriveStatus, redriveStatusReason } = await sfn.send(new DescribeExecutionCommand({ executionArn }))
    if (redriveStatus !== 'REDRIVABLE') findings.push(toDo(`${executionArn}: ${redriveStatusReason}; a person decides`))
    else if (!mend) findings.push(toDo(`${executionArn} is to be redriven`))
    else {
      await sfn.send(new RedriveExecutionCommand({ executionArn }))
      findings.push(ok(`${executionArn} is redriven`))
    }
  }
  return findings
}

const ofBatch = new Set<WorkflowName>(['batches/run-transfer-batch', 'batches/release-batch'])

/** Batches that nobody runs, and executions whose batch the table does not know. */
async function compareBatches(
  found: readonly (Found & { workflow: WorkflowName })[],
  { sfn, batches }: Reconciling,
): Promise<Finding[]> {
  const { ok, toDo } = findingsAbout('batches')
  const findings: Finding[] = []
  const run = new Set<string>()
  for (const { arn: executionArn, status, workflow, parent } of found) {
    if (parent !== undefined || !ofBatch.has(workflow) || status === 'SUCCEEDED' || status === 'ABORTED') continue
    const { input = '{}' } = await sfn.send(new DescribeExecutionCommand({ executionArn }))
    const { batchId } = JSON.parse(input) as { batchId: BatchId }
    run.add(batchId)
    if (!(await batches.get(batchId)))
      findings.push(
        toDo(`${batchId} was begun after that moment and is in no table: cancel its execution, and begin it again`),
      )
  }
  let known = 0
  let cursor: string | null = null
  do {
    const page: Page<TransferBatch> = await batches.list(cursor, 100)
    for (const { batchId, progress } of page.items) {
      known += 1
      if (progress.step !== 'ended' && !run.has(batchId))
        findings.push(
          toDo(
            `${batchId} stands at "${progress.step}" and nothing runs it: it ended after that moment, or never began`,
          ),
        )
    }
    cursor = page.next
  } while (cursor !== null)
  return findings.length > 0 ? findings : [ok(`${known} of the table, and whatever has not ended is run`)]
}
