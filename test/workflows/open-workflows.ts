import { Readable } from 'node:stream'
import type { S3Client } from '@aws-sdk/client-s3'
import { epochOf, type Instant } from '../../domain/kernel/instant.ts'
import { wayToBook } from '../../domain/transport/trips/way-to-book.ts'
import { type TaskName, tasks } from '../../functions/catalog.ts'
import { executionArn, functionName } from '../../functions/gateways/resource-names.ts'
import { holdTime } from '../../local/clock/hold-time.ts'
import { type JumpingClock, jumpingClock } from '../../local/clock/jumping-clock.ts'
import { createWorkflows } from '../../local/runtime/create-workflows.ts'
import { arns } from '../../local/runtime/function-names.ts'
import { type Engine, openEngine } from '../../local/stepfunctions/engine.ts'
import { stepFunctionsEndpoint } from '../../local/stepfunctions/protocol/step-functions-endpoint.ts'
import type { WorkflowName } from '../../workflows/catalog.ts'
import type { SimulatedBatch } from './simulated-batch.ts'
import { answers, type Mood } from './simulated-partners.ts'
import { type Given, SimulatedRefusal, simulatedTasks } from './simulated-tasks.ts'
import type { TaskAnswers } from './task-answers.ts'

/** Every workflow as it is deployed, with simulated tasks and partners, on a clock that jumps. */
export interface OpenWorkflows {
  readonly engine: Engine
  readonly clock: JumpingClock
  start(workflow: WorkflowName, execution: string, input: object): Promise<void>
  /** Deploys those of today over a release before; what runs goes on with the definition that it began with. */
  deploy(): Promise<void>
  stop(workflow: WorkflowName, execution: string): Promise<void>
  status(workflow: WorkflowName, execution: string): Promise<string>
  /** Does something when that moment has come. */
  at(moment: Instant, what: () => Promise<void>): void
  /** Until nothing is left to happen. */
  finish(): Promise<void>
  close(): void
}

/** What was deployed at first, and stays until `deploy()`. */
export interface DeployedBefore {
  /** By the name of the state machine, its definition. */
  readonly definitions: Readonly<Record<string, string>>
  readonly start: Instant
  /** The list that its tasks wrote under a key: there, and in the place of what is put there now; undefined where they wrote none. */
  listed(key: string): readonly unknown[] | undefined
  /** What its routes give back with the token of a task, in turns; of others what is given today. */
  readonly given: Partial<Readonly<Record<TaskName, readonly object[]>>>
  /** Hears what each task is handed and answers. */
  heard(task: TaskName, input: unknown, answer: unknown): void
}

const taskOf = new Map((Object.keys(tasks) as TaskName[]).map((task) => [functionName(task), task]))
const anHour = 3_600_000
/** What a broken handler says: AWS hands it on as the cause. */
const broken = JSON.stringify({ errorType: 'Error', errorMessage: 'broke', trace: Array(30).fill('at x'.repeat(25)) })

export async function openWorkflows(
  batch: SimulatedBatch,
  mood: Mood,
  before?: DeployedBefore,
): Promise<OpenWorkflows> {
  const clock = jumpingClock({ start: before?.start ?? ('2026-03-02T01:00:00.000Z' as Instant), seed: 1 })
  const objects = new Map<string, string>()
  const listed = (key: string) => before?.listed(key)
  const engine = openEngine({ journal: ':memory:', clock, seed: 1, s3: bucketOf(objects, listed), invokeLambda })
  const endpoint = stepFunctionsEndpoint(engine)
  const stop = async (workflow: WorkflowName, execution: string) => {
    await endpoint('StopExecution', { executionArn: executionArn(arns.stateMachine(workflow), execution) })
  }
  const put = (key: string, list: readonly unknown[]) => {
    objects.set(key, JSON.stringify(listed(key) ?? list))
    return key
  }
  const simulated: Record<TaskName, (given: Given) => unknown> = simulatedTasks({ clock, batch, mood, put, stop })
  const tries = new Map<string, number>()
  const asked = new Map<string, number>()
  const given = new Map<TaskName, number>()

  async function invokeLambda(name: string, payload: string) {
    const task = taskOf.get(name)
    if (!task) return { statusCode: 404, payload: JSON.stringify({ Message: `Function not found: ${name}` }) }
    const { token, ...given } = JSON.parse(payload) as Given & { token?: string }
    const what = `${task} ${JSON.stringify(given)}`
    const tried = tries.get(what) ?? 0
    if (tried < mood.failures(task)) {
      tries.set(what, tried + 1)
      return { statusCode: 200, functionError: 'Unhandled', payload: broken }
    }
    tries.delete(what)
    const answer = mood.answersOddly?.(task) ? {} : await answerOf(task, given)
    before?.heard(task, JSON.parse(payload), answer)
    if (answer instanceof SimulatedRefusal)
      return { statusCode: 200, functionError: 'Unhandled', payload: JSON.stringify({ errorType: answer.message }) }
    if (task === 'batches/await-operator') decide(token ?? '', given.choices)
    else if (task === 'arrival/settle-trip') giveBack(token ?? '', answer as { lost: boolean })
    else if (task === 'transport/booking/list-legs')
      bookAtOnce(token, answer as TaskAnswers['transport/booking/list-legs'])
    else if (token !== undefined && !mood.unanswered?.(task)) ask(what, token, givenBack(task))
    return { statusCode: 200, payload: JSON.stringify(answer) }
  }

  async function answerOf(task: TaskName, given: Given): Promise<unknown> {
    try {
      return await simulated[task](given)
    } catch (thrown) {
      if (thrown instanceof SimulatedRefusal) return thrown
      throw thrown
    }
  }

  /** What settles a trip answers for itself. */
  function giveBack(taskToken: string, { lost }: { lost: boolean }): void {
    soon(taskToken, lost ? { error: 'trip-lost' } : { output: '{}' })
  }

  /** So does what books a connection in one go; carriers that refuse are asked leg by leg. */
  function bookAtOnce(taskToken: string | undefined, legs: TaskAnswers['transport/booking/list-legs']): void {
    if (taskToken === undefined) return
    const way = wayToBook({ byHand: legs.byHand.length, byCarrier: legs.byCarrier.length })
    if (way === 'by-hand') soon(taskToken, { error: way, cause: JSON.stringify(legs) })
    else if (way === 'leg-by-leg' || mood.carriersRefuse) soon(taskToken, { error: 'leg-by-leg' })
    else soon(taskToken, { output: '{}' })
  }

  function soon(taskToken: string, said: { error: string; cause?: string } | { output: string }): void {
    const operation = 'error' in said ? 'SendTaskFailure' : 'SendTaskSuccess'
    clock.schedule(clock.epochMilliseconds() + 1000, () => {
      void holdTime(clock, () => endpoint(operation, { taskToken, ...said }))
    })
  }

  function ask(what: string, taskToken: string, answerTo: (asking: number) => object = () => ({})): void {
    const times = (asked.get(what) ?? 0) + 1
    asked.set(what, times)
    if (mood.answersAt === null || times < mood.answersAt) return
    anHourLater(taskToken, answerTo(times))
  }

  function givenBack(task: TaskName): ((asking: number) => object) | undefined {
    const [first, ...others] = before?.given[task] ?? []
    if (first === undefined) return answers[task]
    given.set(task, (given.get(task) ?? 0) + 1)
    return () => [first, ...others][((given.get(task) ?? 1) - 1) % (1 + others.length)] ?? first
  }

  function decide(taskToken: string, choices: Given['choices']): void {
    if (mood.operatorSays === null) return
    const decision = choices.find((choice) => choice === mood.operatorSays) ?? choices[0]
    anHourLater(taskToken, { decision })
  }

  function anHourLater(taskToken: string, answer: object): void {
    const output = JSON.stringify(answer)
    clock.schedule(clock.epochMilliseconds() + anHour, () => {
      void holdTime(clock, () => endpoint('SendTaskSuccess', { taskToken, output }))
    })
  }

  async function call(operation: string, body: object): Promise<Record<string, string>> {
    const answer = await endpoint(operation, body)
    if (answer.status !== 200) throw new Error(`${operation}: ${JSON.stringify(answer.body)}`)
    return answer.body as Record<string, string>
  }
  const deploy = () => createWorkflows(endpoint, 'zhida')
  let isOfBefore = before !== undefined
  for (const [name, definition] of Object.entries(before?.definitions ?? {}))
    await call('CreateStateMachine', { name, definition, roleArn: 'arn:aws:iam::000000000000:role/local' })
  if (!before) await deploy()

  return {
    engine,
    clock,
    async start(workflow, name, input) {
      const stateMachineArn = isOfBefore ? arns.stateMachine(workflow) : arns.live(workflow)
      await call('StartExecution', { stateMachineArn, name, input: JSON.stringify(input) })
    },
    async deploy() {
      await deploy()
      isOfBefore = false
    },
    stop,
    status: async (workflow, execution) =>
      (await call('DescribeExecution', { executionArn: executionArn(arns.stateMachine(workflow), execution) }))[
        'status'
      ] ?? '',
    at: (moment, what) => void clock.schedule(epochOf(moment), () => void holdTime(clock, what)),
    finish: () => clock.idle(),
    close: () => engine.close(),
  }
}

/** A bucket in memory that answers as the client of S3 does. */
function bucketOf(objects: ReadonlyMap<string, string>, listed: DeployedBefore['listed']): S3Client {
  const send = async ({ input: { Key } }: { input: { Key: string } }) => {
    const text = objects.get(Key) ?? JSON.stringify(listed(Key))
    if (text === undefined) throw Object.assign(new Error('The specified key does not exist.'), { name: 'NoSuchKey' })
    return { Body: Readable.from([Buffer.from(text)]) }
  }
  return { send } as unknown as S3Client
}
