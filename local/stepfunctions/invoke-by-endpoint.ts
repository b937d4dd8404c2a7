import { Agent, type ClientRequest, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { text } from 'node:stream/consumers'
import type { LambdaInvoker } from './integrations/lambda-invoker.ts'
import { type Credentials, openSigner } from './open-signer.ts'

export interface LambdaEndpoint {
  /** Missing for AWS itself. */
  readonly url?: string | undefined
  readonly region: string
  readonly credentials: Credentials
}

/** As many functions as an account on AWS may run at once: with fewer, calls would wait here while their time runs. */
const connections = { keepAlive: true, maxSockets: 1000 }

/**
 * Calls functions through the ordinary Invoke API of Lambda. AWS's own client takes a millisecond of a core for a call,
 * which a map of 100,000 items does not have; and nothing is called twice here: the state machine's Retry decides.
 */
export function invokeByEndpoint({ url, region, credentials }: LambdaEndpoint): LambdaInvoker {
  const base = (url ?? `https://lambda.${region}.amazonaws.com`).replace(/\/$/, '')
  const secure = base.startsWith('https:')
  const [request, agent] = secure ? [httpsRequest, new HttpsAgent(connections)] : [httpRequest, new Agent(connections)]
  const sign = openSigner('lambda', region, credentials)
  return async (functionName, payload) => {
    const [name = '', qualifier] = functionName.split(':')
    const query = qualifier === undefined ? '' : `?Qualifier=${encodeURIComponent(qualifier)}`
    const target = new URL(`${base}/2015-03-31/functions/${encodeURIComponent(name)}/invocations${query}`)
    const headers = {
      ...sign({ url: target, body: payload }, Date.now()),
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(payload),
    }
    const answer = await send((options) => request(target, { ...options, agent }), { method: 'POST', headers }, payload)
    const said = await text(answer)
    const { statusCode = 500 } = answer
    const [failure] = String(answer.headers['x-amzn-errortype'] ?? '').split(':')
    if (statusCode >= 400 && failure) throw refusal(failure, said, answer)
    const functionError = answer.headers['x-amz-function-error']
    const executedVersion = answer.headers['x-amz-executed-version']
    return {
      statusCode,
      payload: said,
      ...(functionError !== undefined && { functionError: String(functionError) }),
      ...(executedVersion !== undefined && { executedVersion: String(executedVersion) }),
    }
  }
}

/** Once more where an idle connection closed just as it was used again. */
function send(
  open: (options: RequestOptions) => ClientRequest,
  options: RequestOptions,
  payload: string,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = open(options)
    asked.once('response', resolve)
    asked.once('error', (failure: NodeJS.ErrnoException) => {
      const closed = asked.reusedSocket && (failure.code === 'ECONNRESET' || failure.code === 'EPIPE')
      if (closed) resolve(send(open, options, payload))
      else reject(failure)
    })
    asked.end(payload)
  })
}

/** In the form of AWS's clients. */
function refusal(name: string, said: string, { statusCode, headers }: IncomingMessage): Error {
  const requestId = headers['x-amzn-requestid']
  return Object.assign(new Error(messageIn(said)), { name, $metadata: { httpStatusCode: statusCode, requestId } })
}

function messageIn(said: string): string {
  try {
    const { Message, message = Message } = JSON.parse(said) as { Message?: string; message?: string }
    return message ?? said
  } catch {
    return said
  }
}
