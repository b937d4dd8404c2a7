import { randomUUID } from 'node:crypto'
import type { Context } from 'aws-lambda'
import type { LocalClock } from '../clock/clock.ts'
import { holdTime } from '../clock/hold-time.ts'
import { LambdaProblem } from './lambda-problem.ts'

/** An async handler as Node 24 on Lambda accepts it; callbacks are gone there too. */
export type LambdaHandler = (event: unknown, context: Context) => Promise<unknown>

export interface Invocation {
  /** 200 also when the function failed: `functionError` tells. */
  readonly statusCode: number
  readonly functionError?: 'Unhandled'
  /** JSON: the function's answer, or `{errorType, errorMessage, trace}`. */
  readonly payload: string
}

export interface LambdaRuntime {
  /**
   * Runs a function in this process. `nameOrArn` is a name, or an ARN with or without a qualifier; `payload` is JSON.
   * @throws LambdaProblem as AWS refuses a call: ResourceNotFoundException, InvalidRequestContentException, RequestTooLargeException.
   */
  invoke(nameOrArn: string, payload: string): Promise<Invocation>
  /** How often each function was invoked, by name. */
  readonly invocations: ReadonlyMap<string, number>
}

/** Bytes, of a synchronous call's request and of its answer. */
const payloadLimit = 6 * 1024 * 1024

/**
 * `load` finds a handler by its function's name, once; undefined says that there is none. `timeLimit` is in seconds of the
 * machine's clock, since the local clock stands still while a function runs.
 */
export function lambdaRuntime({
  load,
  clock,
  timeLimit = () => 900,
}: {
  load: (name: string) => Promise<LambdaHandler | undefined>
  clock: LocalClock
  timeLimit?: (name: string) => number
}): LambdaRuntime {
  const handlers = new Map<string, Promise<LambdaHandler | undefined>>()
  const invocations = new Map<string, number>()

  const handlerOf = (name: string) => {
    const handler = handlers.get(name) ?? load(name)
    handlers.set(name, handler)
    return handler
  }

  return {
    invocations,
    invoke: (nameOrArn, payload) =>
      holdTime(
        clock,
        async () => {
          const name = functionNameOf(nameOrArn)
          if (Buffer.byteLength(payload) > payloadLimit)
            throw new LambdaProblem('RequestTooLargeException', `Request must be smaller than ${payloadLimit} bytes`)
          const event = parse(payload)
          const handler = await handlerOf(name)
          if (!handler) throw new LambdaProblem('ResourceNotFoundException', `Function not found: ${nameOrArn}`)
          invocations.set(name, (invocations.get(name) ?? 0) + 1)
          return run(handler, name, event, timeLimit(name))
        },
        'request',
      ),
  }
}

async function run(handler: LambdaHandler, name: string, event: unknown, seconds: number): Promise<Invocation> {
  const requestId = randomUUID()
  const deadline = performance.now() + seconds * 1000
  let timer: NodeJS.Timeout | undefined
  const timeUp = new Promise<Invocation>((resolve) => {
    const errorMessage = `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`
    timer = setTimeout(() => resolve(failed({ errorType: 'Sandbox.Timedout', errorMessage })), seconds * 1000)
  })
  try {
    return await Promise.race([answer(handler, event, contextOf(name, requestId, deadline)), timeUp])
  } finally {
    clearTimeout(timer)
  }
}

async function answer(handler: LambdaHandler, event: unknown, context: Context): Promise<Invocation> {
  try {
    const payload = JSON.stringify(await handler(event, context)) ?? 'null'
    if (Buffer.byteLength(payload) <= payloadLimit) return { statusCode: 200, payload }
    return failed({
      errorType: 'Function.ResponseSizeTooLarge',
      errorMessage: `Response payload size exceeded maximum allowed payload size (${payloadLimit} bytes).`,
    })
  } catch (error) {
    return failed(
      error instanceof Error
        ? { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') ?? [] }
        : { errorType: typeof error, errorMessage: String(error), trace: [] },
    )
  }
}

function failed(error: { errorType: string; errorMessage: string; trace?: string[] }): Invocation {
  return { statusCode: 200, functionError: 'Unhandled', payload: JSON.stringify(error) }
}

/** `name`, `name:qualifier`, `account:function:name`, `arn:…:function:name:qualifier` → `name`. */
function functionNameOf(nameOrArn: string): string {
  const [name = ''] = nameOrArn.replace(/^.*:?function:/, '').split(':')
  return name
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload === '' ? '{}' : payload)
  } catch (error) {
    throw new LambdaProblem(
      'InvalidRequestContentException',
      `Could not parse request body into json: ${String(error)}`,
    )
  }
}

function contextOf(name: string, requestId: string, deadline: number): Context {
  const goneSinceNode24 = () => {
    throw new Error('return a promise: callbacks are not supported by the Node 24 runtime')
  }
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${name}`,
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: 'local',
    memoryLimitInMB: '1024',
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
    done: goneSinceNode24,
    fail: goneSinceNode24,
    succeed: goneSinceNode24,
  }
}
