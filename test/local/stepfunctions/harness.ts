import { epochOf, type Instant } from '../../../domain/kernel/instant.ts'
import { type JumpingClock, jumpingClock } from '../../../local/clock/jumping-clock.ts'
import { type Engine, type EngineOptions, openEngine } from '../../../local/stepfunctions/engine.ts'
import { stepFunctionsEndpoint } from '../../../local/stepfunctions/protocol/step-functions-endpoint.ts'

export const start = '2026-03-01T00:00:00.000Z' as Instant
export const startedAt = epochOf(start)

/** A Lambda function of a test: what it throws with an `errorType` becomes an error of that type. */
export type Lambda = (payload: never) => unknown

export class LambdaError extends Error {
  readonly errorType: string
  constructor(errorType: string, message: string) {
    super(message)
    this.errorType = errorType
  }
}

export interface World {
  engine: Engine
  clock: JumpingClock
  call<Answer = Record<string, never>>(operation: string, body: object): Promise<Answer>
  refusal(operation: string, body: object): Promise<{ __type: string; message: string }>
  create(definition: object, name?: string): Promise<string>
  start(machine: string, input?: unknown, name?: string): Promise<string>
  /** Runs a machine to its end. */
  run(definition: object, input?: unknown): Promise<Ended>
  describe(execution: string): Promise<Ended>
  events(execution: string): Promise<Event[]>
}

export interface Ended {
  executionArn: string
  status: string
  output?: string
  error?: string
  cause?: string
  startDate: number
  stopDate?: number
}

export interface Event {
  id: number
  previousEventId: number
  type: string
  timestamp: number
  [details: string]: unknown
}

interface Options extends Partial<EngineOptions> {
  lambdas?: Record<string, Lambda>
}

/** An engine on a clock that jumps, whose functions are plain functions. */
export function openWorld({ lambdas = {}, ...options }: Options = {}): World {
  const clock = (options.clock as JumpingClock | undefined) ?? jumpingClock({ start, seed: 1 })
  const engine = openEngine({
    journal: ':memory:',
    seed: 1,
    invokeLambda: async (name, payload) => {
      const lambda = lambdas[name]
      if (!lambda) return { statusCode: 404, payload: JSON.stringify({ Message: `Function not found: ${name}` }) }
      try {
        return { statusCode: 200, payload: JSON.stringify((await lambda(JSON.parse(payload) as never)) ?? null) }
      } catch (failure) {
        const { errorType = 'Error', message: errorMessage } = failure as Partial<LambdaError>
        const told = JSON.stringify({ errorMessage, errorType, trace: [] })
        return { statusCode: 200, functionError: 'Unhandled', payload: told }
      }
    },
    ...options,
    clock,
  })
  const endpoint = stepFunctionsEndpoint(engine)
  let machines = 0
  const world: World = {
    engine,
    clock,
    async call(operation, body) {
      const answer = await endpoint(operation, body)
      if (answer.status !== 200) throw new Error(`${operation}: ${JSON.stringify(answer.body)}`)
      return answer.body as never
    },
    async refusal(operation, body) {
      const answer = await endpoint(operation, body)
      if (answer.status === 200) throw new Error(`${operation} was not refused: ${JSON.stringify(answer.body)}`)
      return answer.body as { __type: string; message: string }
    },
    async create(definition, name = `machine-${++machines}`) {
      const roleArn = 'arn:aws:iam::000000000000:role/zhida'
      const body = { name, roleArn, definition: JSON.stringify(definition) }
      return (await world.call<{ stateMachineArn: string }>('CreateStateMachine', body)).stateMachineArn
    },
    async start(stateMachineArn, input = {}, name) {
      const body = { stateMachineArn, input: JSON.stringify(input), ...(name !== undefined && { name }) }
      return (await world.call<{ executionArn: string }>('StartExecution', body)).executionArn
    },
    async run(definition, input) {
      const execution = await world.start(await world.create(definition), input)
      await clock.until(() => !engine.runtime.byArn.has(execution))
      return world.describe(execution)
    },
    describe: (executionArn) => world.call('DescribeExecution', { executionArn }),
    async events(executionArn) {
      return (await world.call<{ events: Event[] }>('GetExecutionHistory', { executionArn, maxResults: 1000 })).events
    },
  }
  return world
}
