import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { LocalClock } from '../clock/clock.ts'
import { holdTime } from '../clock/hold-time.ts'
import { answerInvoke, functionInPath } from '../lambda/answer-invoke.ts'
import type { LambdaRuntime } from '../lambda/lambda-runtime.ts'
import { answerXmlProblem } from '../s3/answer-xml.ts'
import { answerPreflight, crossOrigin } from '../s3/cross-origin.ts'
import { type Listening, listen } from './listen.ts'
import { readBody } from './read-body.ts'
import { type LocalCredentials, signatureProblem } from './signature.ts'

/** A service of the AWS JSON protocol: `body` is parsed JSON both ways; an error's body is `{__type, message}`. */
export type JsonService = (operation: string, body: unknown) => Promise<{ status: number; body: unknown }>

export interface AwsServices {
  /** By the prefix of `x-amz-target`: `secretsmanager`, `AWSStepFunctions`. */
  readonly json: Readonly<Record<string, JsonService>>
  readonly lambda?: LambdaRuntime
  /** Answers every other request, path style. */
  readonly s3?: (request: IncomingMessage, response: ServerResponse) => Promise<void>
}

/** These wait for time to pass; time must not wait for them. */
const waitsForTime = new Set(['AWSStepFunctions.GetActivityTask', 'AWSStepFunctions.StartSyncExecution'])

/**
 * One endpoint for `AWS_ENDPOINT_URL`: S3, Lambda's Invoke, and the services of the JSON protocol, for requests signed with
 * the given credentials. Time stands still while a request is served.
 */
export function startAwsEndpoint(
  services: AwsServices,
  { clock, credentials, port = 0 }: { clock: LocalClock; credentials: LocalCredentials; port?: number },
): Promise<Listening> {
  const clocks = [() => clock.epochMilliseconds(), () => Date.now()]

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    crossOrigin(request, response)
    if (request.method === 'OPTIONS') return answerPreflight(request, response)
    const problem = signatureProblem(request, credentials, clocks)
    const target = request.headers['x-amz-target']
    if (typeof target === 'string') {
      const { status, body } = problem
        ? { status: 403, body: { __type: 'InvalidSignatureException', message: problem.message } }
        : await answerJson(services.json, target, request)
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body))
      return
    }
    if (problem) return answerXmlProblem(response, 403, problem.code, problem.message)
    const invoked = functionInPath(request.url ?? '')
    if (invoked && services.lambda) return answerInvoke(services.lambda, invoked, request, response)
    if (services.s3) return services.s3(request, response)
    answerXmlProblem(response, 501, 'NotImplemented', `${request.method} ${request.url} is not served here`)
  }

  const server = createServer((request, response) => {
    const served = () => answer(request, response).catch((error) => fail(response, error))
    void (waitsForTime.has(String(request.headers['x-amz-target'])) ? served() : holdTime(clock, served, 'request'))
  })
  return listen(server, port)
}

async function answerJson(services: AwsServices['json'], target: string, request: IncomingMessage) {
  const [prefix = '', operation = ''] = target.split('.', 2)
  const service = services[prefix]
  if (!service)
    return { status: 400, body: { __type: 'UnknownOperationException', message: `${target} is not served here` } }
  const text = (await readBody(request)).toString()
  let body: unknown
  try {
    body = JSON.parse(text || '{}')
  } catch {
    return { status: 400, body: { __type: 'SerializationException', message: 'the body is not JSON' } }
  }
  return service(operation, body)
}

/** A fault of ours: said where a developer sees it, and to the caller as AWS says it. */
function fail(response: ServerResponse, error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  if (response.headersSent) response.destroy()
  else
    response
      .writeHead(500, { 'content-type': 'application/x-amz-json-1.1' })
      .end(JSON.stringify({ __type: 'InternalFailure', message: 'see the log of the local endpoint' }))
}
