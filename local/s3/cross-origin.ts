import type { IncomingMessage, ServerResponse } from 'node:http'

/** A page of this machine, at whatever port the console is served. */
const fromHere = /^http:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?$/

/**
 * What the rule on the bucket of `infra/data-stack.ts` says to browsers: a page may PUT to an upload link and read how it went.
 * The link's signature decides whether anything is taken.
 */
export function crossOrigin(request: IncomingMessage, response: ServerResponse): void {
  const { origin } = request.headers
  if (origin === undefined || !fromHere.test(origin)) return
  response.setHeader('access-control-allow-origin', origin)
  response.setHeader('vary', 'origin')
}

/** Answers a browser that asks before it sends; such a question is never signed. */
export function answerPreflight(request: IncomingMessage, response: ServerResponse): void {
  const isAllowed = response.hasHeader('access-control-allow-origin')
  if (!isAllowed || request.headers['access-control-request-method'] !== 'PUT')
    return void response.writeHead(403).end()
  response
    .writeHead(200, {
      'access-control-allow-methods': 'PUT',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '600',
    })
    .end()
}
