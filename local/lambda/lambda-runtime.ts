import { randomUUID } from 'node:crypto'
import type { Context } from 'aws-lambda'
import { localStream } from '../../functions/wiring/process-of.ts'
import type { LocalClock } from '../clock/clock.ts'
import { holdTime } from '../clock/hold-time.ts'
import { callAtWork } from './call-at-work.ts'
import { type FunctionCalled, functionCalled, latest } from './function-called.ts'
import { LambdaProblem } from './lambda-problem.ts'

/** An async handler as Node 24 on Lambda accepts it; callbacks are gone there too. */
export type LambdaHandler = (event: unknown, context: Context) => Promise<unknown>

export interface Invocation {
  /** 200 also when the function failed: `functionError` tells. */
  readonly statusCode: number
  readonly functionError?: 'Unhandled'
  /** `$LATEST`, or the number of the version that answered. */
  readonly executedVersion: string
  /** JSON: the function's answer, or `{errorType, errorMessage, trace}`. */
  readonly payload: string
}

export interface LambdaRuntime {
  /**
   * Runs a function in this process. `nameOrArn` is a name, or an ARN with or without a qualifier, `$LATEST` unless it or `qualifier` says
   * otherwise; `payload` is JSON.
   * @throws LambdaProblem as AWS refuses a call: ResourceNotFoundException also for a version that was never published,
   * InvalidParameterValueException, InvalidRequestContentException, RequestTooLargeException.
   */
  invoke(nameOrArn: string, payload: string, qualifier?: string): Promise<Invocation>
  /** How often each function was invoked, by name, in all its versions. */
  readonly invocations: ReadonlyMap<string, number>
}

/** Bytes, of a synchronous call's request and of its answer. */
const payloadLimit = 6 * 1024 * 1024

/** The handler of a function's version, `$LATEST` or a number; undefined says that there is none. */
export type LoadFunction = (name: string, version: string) => Promise<LambdaHandler | undefined>

/** Each version is loaded once. `timeLimit` is in seconds of the machine's clock, since the local clock stands still while a function runs. */
export function lambdaRuntime({
  load,
  clock,
  timeLimit = () => 900,
}: {
  load: LoadFunction
  clock: LocalClock
  timeLimit?: (name: string) => number
}): LambdaRuntime {
  const handlers = new Map<string, Promise<LambdaHandler | undefined>>()
  const invocations = new Map<string, number>()
  // A name that no process before had: what their calls began ended with them.
  const logStreamName = `${localStream}${randomUUID()}`

  const handlerOf = (name: string, version: string) => {
    const key = `${name}:${version}`
    const handler = handlers.get(key) ?? load(name, version)
    handlers.set(key, handler)
    return handler
  }

  return {
    invocations,
    invoke: (nameOrArn, payload, qualifier) =>
      holdTime(
        clock,
        async () => {
          const called = functionCalled(nameOrArn, qualifier)
          const { name } = called
          if (Buffer.byteLength(payload) > payloadLimit)
            throw new LambdaProblem('RequestTooLargeException', `Request must be smaller than ${payloadLimit} bytes`)
          const event = parse(payload)
          const executedVersion = called.qualifier ?? latest
          const handler = await handlerOf(name, executedVersion)
          if (!handler) throw new LambdaProblem('ResourceNotFoundException', `Function not found: ${arnOf(called)}`)
          invocations.set(name, (invocations.get(name) ?? 0) + 1)
          return { ...(await run(handler, { ...called, logStreamName }, event, timeLimit(name))), executedVersion }
        },
        'request',
      ),
  }
}

type Outcome = Omit<Invocation, 'executedVersion'>

/** A function that is called, and where it logs. */
type Called = FunctionCalled & Pick<Context, 'logStreamName'>

async function run(handler: LambdaHandler, called: Called, event: unknown, seconds: number): Promise<Outcome> {
  const requestId = randomUUID()
  const deadline = performance.now() + seconds * 1000
  let timer: NodeJS.Timeout | undefined
  const timeUp = new Promise<Outcome>((resolve) => {
    const errorMessage = `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`
    timer = setTimeout(() => resolve(failed({ errorType: 'Sandbox.Timedout', errorMessage })), seconds * 1000)
  })
  try {
    const context = contextOf(called, requestId, deadline)
    return await Promise.race([callAtWork.run(context, () => answer(handler, event, context)), timeUp])
  } finally {
    clearTimeout(timer)
  }
}

async function answer(handler: LambdaHandler, event: unknown, context: Context): Promise<Outcome> {
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

function failed(error: { errorType: string; errorMessage: string; trace?: string[] }): Outcome {
  return { statusCode: 200, functionError: 'Unhandled', payload: JSON.stringify(error) }
}

function arnOf({ name, qualifier }: FunctionCalled): string {
  return `arn:aws:lambda:local:000000000000:function:${name}${qualifier === undefined ? '' : `:${qualifier}`}`
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

function contextOf(called: Called, requestId: string, deadline: number): Context {
  const goneSinceNode24 = () => {
    throw new Error('return a promise: callbacks are not supported by the Node 24 runtime')
  }
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: called.name,
    functionVersion: called.qualifier ?? latest,
    invokedFunctionArn: arnOf(called),
    logGroupName: `/aws/lambda/${called.name}`,
    logStreamName: called.logStreamName,
    memoryLimitInMB: '1024',
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
    done: goneSinceNode24,
    fail: goneSinceNode24,
    succeed: goneSinceNode24,
  }
}
