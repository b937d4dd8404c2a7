import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import type { EngineRuntime } from '../runtime/runtime.ts'
import { stepFunctionsEndpoint } from './step-functions-endpoint.ts'

/** Serves the Step Functions API over HTTP, as AWS JSON 1.0, for any client of AWS; port 0 takes a free one. */
export async function serve(
  engine: { readonly runtime: EngineRuntime },
  port: number,
  host = '127.0.0.1',
): Promise<Server> {
  const answer = stepFunctionsEndpoint(engine)
  // Longer than clients keep an idle connection: one that closes under a request makes them send it twice.
  const server = createServer({ keepAliveTimeout: 90_000 }, (request, response) => {
    void reply(answer, request, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return server
}

async function reply(
  answer: ReturnType<typeof stepFunctionsEndpoint>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const send = (status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': randomUUID() })
    response.end(JSON.stringify(body))
  }
  try {
    const target = String(request.headers['x-amz-target'] ?? '')
    const operation = target.startsWith('AWSStepFunctions.') ? target.slice('AWSStepFunctions.'.length) : ''
    const body = await text(request)
    const read = readJson(body)
    if (read === undefined) send(400, { __type: 'SerializationException', message: 'The body is not valid JSON' })
    else {
      const { status, body: said } = await answer(operation, read)
      send(status, said)
    }
  } catch (failure) {
    send(500, { __type: 'InternalFailure', message: failure instanceof Error ? failure.message : String(failure) })
  }
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body || '{}')
  } catch {
    return undefined
  }
}
