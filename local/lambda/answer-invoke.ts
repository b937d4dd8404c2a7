import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody } from '../http/read-body.ts'
import { LambdaProblem } from './lambda-problem.ts'
import type { LambdaRuntime } from './lambda-runtime.ts'

/** What Lambda's Invoke is asked of: a name or an ARN, and the qualifier beside it. */
interface Invoked {
  readonly nameOrArn: string
  readonly qualifier?: string
}

/** What the address of Lambda's Invoke names, or undefined for any other. */
export function functionInPath(address: string): Invoked | undefined {
  const [path = '', query] = address.split('?', 2)
  const name = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(path)?.[1]
  if (name === undefined) return undefined
  const qualifier = new URLSearchParams(query).get('Qualifier')
  return { nameOrArn: decodeURIComponent(name), ...(qualifier !== null && { qualifier }) }
}

/** Lambda's Invoke over HTTP. An `Event` call is answered at once and runs once: AWS would try it twice more. */
export async function answerInvoke(
  lambda: LambdaRuntime,
  { nameOrArn, qualifier }: Invoked,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const payload = (await readBody(request)).toString()
  if (request.headers['x-amz-invocation-type'] === 'Event') {
    lambda.invoke(nameOrArn, payload, qualifier).catch((error) => process.stderr.write(`${nameOrArn}: ${error}\n`))
    response.writeHead(202).end()
    return
  }
  try {
    const invocation = await lambda.invoke(nameOrArn, payload, qualifier)
    const { statusCode, functionError, executedVersion, payload: result } = invocation
    const headers = { 'content-type': 'application/json', 'x-amz-executed-version': executedVersion }
    response.writeHead(statusCode, functionError ? { ...headers, 'x-amz-function-error': functionError } : headers)
    response.end(result)
  } catch (error) {
    if (!(error instanceof LambdaProblem)) throw error
    response.writeHead(error.statusCode, { 'content-type': 'application/json', 'x-amzn-errortype': error.name })
    response.end(JSON.stringify({ Type: 'User', Message: error.message, message: error.message }))
  }
}
