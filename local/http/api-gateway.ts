import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { Words } from '../../domain/kernel/words.ts'
import type { LocalClock } from '../clock/clock.ts'
import { holdTime } from '../clock/hold-time.ts'
import { gatewayEvent } from './gateway-event.ts'
import { gatewayReply } from './gateway-reply.ts'
import { type Listening, listen } from './listen.ts'
import { localProblem } from './local-problem.ts'
import { localSentences } from './local-sentences.ts'
import { readBody } from './read-body.ts'
import { refuseUnreadable } from './refuse-unreadable.ts'
import { type Route, routeTable } from './route-table.ts'
import type { StaticFiles } from './static-files.ts'

export interface GatewayRoute extends Route {
  /** Answers as a function does, with a structured result or anything else; rejects when the function failed, and the caller reads 500. */
  readonly invoke: (event: APIGatewayProxyEventV2) => Promise<unknown>
  /** A route that exists only on one machine and may itself move the clock: time does not stand still while it is served. */
  readonly mayMoveTime?: boolean
}

/** Bytes, as on AWS: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const bodyLimit = 10 * 1024 * 1024
/** Bytes of the request line and the values of all headers. Node reads 16 KiB with the names, and refuses itself what is longer. */
const headLimit = 10_240

/**
 * The HTTP API: each request becomes a payload 2.0 event for the route's function. What no function sees is answered with a
 * problem document: 400, 404, 405, 408, 413, 431, and 500 for a function that failed.
 * @throws SetupProblem when the port is taken or may not be used.
 */
export function startApiGateway(
  routes: readonly GatewayRoute[],
  { clock, port = 0, files }: { clock: LocalClock; port?: number; files?: StaticFiles | undefined },
): Promise<Listening> {
  const match = routeTable(routes)

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const tell = problemsTo(request, response)
    if (headSize(request) > headLimit) return tell(431, localSentences('head-too-large'))
    if (request.headers.host === undefined && request.httpVersion === '1.1')
      return tell(400, localSentences('bad-request'))
    const [path = ''] = (request.url ?? '').split('?', 1)
    if (!isReadable(path)) return tell(400, localSentences('bad-path'))
    const matched = match(request.method ?? '', path)
    if (matched.found === 'nothing' && (await files?.(request, response, path))) return
    if (matched.found === 'nothing') return tell(404, localSentences('nothing-there', { path }))
    if (matched.found === 'path') {
      response.setHeader('allow', matched.allowed.join(', '))
      return tell(405, localSentences('other-methods', { path, methods: matched.allowed }))
    }
    const { route, pathParameters } = matched
    if (path.startsWith('/local/') && !isOfThisMachine(request))
      return tell(403, localSentences('this-machine-only', { path }))
    const serve = async () => {
      const body = await readBody(request, bodyLimit)
      if (!body) return tell(413, localSentences('body-too-large'))
      const routeKey = `${route.method} ${route.path}`
      const event = gatewayEvent(request, body, { routeKey, pathParameters, now: clock.epochMilliseconds() })
      gatewayReply(response, await route.invoke(event))
    }
    return route.mayMoveTime ? serve() : holdTime(clock, serve, 'request')
  }

  const answering = new WeakMap<Duplex, ServerResponse>()
  const take = (request: IncomingMessage, response: ServerResponse) => {
    answering.set(request.socket, response)
    answer(request, response).catch((error: unknown) => {
      // Without the address: a worker's link is a secret.
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
      if (response.headersSent) response.destroy()
      else if (error instanceof Error && error.name === 'RequestTooLargeException')
        problemsTo(request, response)(413, localSentences('call-too-large'))
      else problemsTo(request, response)(500, localSentences('function-failed'))
    })
  }
  // Node would refuse both of these without a word: no host, and an `expect` that it does not know, which API Gateway passes over.
  const server = createServer({ requireHostHeader: false }, take)
  server.on('checkExpectation', take)
  server.on('clientError', (error, socket) => {
    const current = answering.get(socket)
    if (current?.headersSent && !current.writableFinished) socket.destroy()
    else refuseUnreadable(error, socket)
  })
  return listen(server, port)
}

function headSize({ method = '', url = '', httpVersion, rawHeaders }: IncomingMessage): number {
  const values = rawHeaders.filter((_, place) => place % 2 === 1)
  return [`${method} ${url} HTTP/${httpVersion}`, ...values].reduce((sum, text) => sum + text.length, 0)
}

/**
 * A page of another site, open in a browser of this machine, reaches our port too: it gives itself away by its origin, or by a
 * name of its own that it had resolve to this machine.
 */
function isOfThisMachine({ headers: { host, origin }, socket }: IncomingMessage): boolean {
  const ours = ['127.0.0.1', 'localhost'].map((name) => `${name}:${socket.localPort}`)
  if (host === undefined || !ours.includes(host)) return false
  return origin === undefined || ours.some((address) => origin === `http://${address}`)
}

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

function problemsTo({ headers: asked }: IncomingMessage, response: ServerResponse) {
  return (status: Parameters<typeof localProblem>[0], words: Words) => {
    const { headers, body } = localProblem(status, words, asked)
    response.writeHead(status, headers).end(body)
  }
}
