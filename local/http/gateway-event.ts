import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'

const textTypes = /^(text\/|application\/(json|javascript|xml|x-www-form-urlencoded)|[^;]*\+(json|xml)\b)/i

/** The payload 2.0 event that an HTTP API makes of a request. `now` is epoch milliseconds. */
export function gatewayEvent(
  request: IncomingMessage,
  body: Buffer,
  { routeKey, pathParameters, now }: { routeKey: string; pathParameters: Record<string, string>; now: number },
): APIGatewayProxyEventV2 {
  const [rawPath = '', rawQueryString = ''] = (request.url ?? '').split('?', 2)
  const { cookie, ...headers } = request.headers
  const isText = textTypes.test(headers['content-type'] ?? 'text/plain')
  const query = queryOf(rawQueryString)
  return {
    version: '2.0',
    routeKey,
    rawPath: decoded(rawPath),
    rawQueryString,
    ...(cookie !== undefined && { cookies: cookie.split(/; */) }),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: headers.host ?? '',
      domainPrefix: 'local',
      http: {
        method: request.method ?? '',
        path: decoded(rawPath),
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: logTime(now),
      timeEpoch: now,
    },
    ...(body.length > 0 && { body: isText ? body.toString() : body.toString('base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  }
}

/** Values of a name that comes more than once are joined by commas, as API Gateway does. */
function queryOf(text: string): Record<string, string> {
  const query: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(text))
    query[name] = query[name] === undefined ? value : `${query[name]},${value}`
  return query
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** `01/Mar/2026:08:00:00 +0000` */
function logTime(now: number): string {
  const [, day, month, year, time] = new Date(now).toUTCString().split(' ')
  return `${day}/${month}/${year}:${time} +0000`
}
