import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody } from '../http/read-body.ts'
import { LambdaProblem } from './lambda-problem.ts'
import type { LambdaRuntime } from './lambda-runtime.ts'

/** The name or ARN in the path of Lambda's Invoke, or undefined for any other path. */
export function functionInPath(path: string): string | undefined {
  const name = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(path)?.[1]
  return name && decodeURIComponent(name)
}

/** Lambda's Invoke over HTTP. An `Event` call is answered at once and runs once: AWS would try it twice more. */
export async function answerInvoke(
  lambda: LambdaRuntime,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const payload = (await readBody(request)).toString()
  if (request.headers['x-amz-invocation-type'] === 'Event') {
    lambda.invoke(name, payload).catch((error) => process.stderr.write(`${name}: ${error}\n`))
    response.writeHead(202).end()
    return
  }
  try {
    const { statusCode, functionError, payload: result } = await lambda.invoke(name, payload)
    const headers = { 'content-type': 'application/json', 'x-amz-executed-version': '$LATEST' }
    response.writeHead(statusCode, functionError ? { ...headers, 'x-amz-function-error': functionError } : headers)
    response.end(result)
  } catch (error) {
    if (!(error instanceof LambdaProblem)) throw error
    response.writeHead(error.statusCode, { 'content-type': 'application/json', 'x-amzn-errortype': error.name })
    response.end(JSON.stringify({ Type: 'User', Message: error.message, message: error.message }))
  }
}
