import middy from '@middy/core'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { PushDoor } from '../gateways/sms/chosen-sms.ts'
import type { RouteEntry } from './catalog-entry.ts'
import { type Deps, depsOfThisFunction } from './deps.ts'
import type { Call, HttpHandler } from './http.ts'
import { errorLog } from './middleware/error-log.ts'
import { httpReplies } from './middleware/http-replies.ts'
import { problemDocuments } from './middleware/problem-documents.ts'
import { pushDoor } from './middleware/push-door.ts'
import { requestParsing } from './middleware/request-parsing.ts'
import { securityHeaders } from './middleware/security-headers.ts'
import { unlessRefused } from './refused.ts'

/** What an SMS provider pushed, and how it is read. */
export type PushCall<Route extends RouteEntry> = Omit<Call<Route>, 'staff'> & { readonly door: PushDoor }

/**
 * Makes a verb the handler of what an SMS provider pushes in its own form, signed or not. Pushes repeat by custom, so what is in them is
 * known by itself. A request passes the list downwards, its answer upwards.
 */
export function push<const Route extends RouteEntry>(
  route: Route,
  verb: (call: PushCall<Route>, deps: Deps) => Promise<unknown>,
): HttpHandler {
  const deps = depsOfThisFunction
  const chain = middy<APIGatewayProxyEventV2, unknown>({ requestEnd: securityHeaders })
    .use(problemDocuments())
    .use(errorLog(deps, route.operation))
    .use(pushDoor(route, deps))
    .use(requestParsing(route))
    .use(httpReplies(route))
    .handler(async (event, { request, door }) => {
      const key = event.requestContext.requestId
      const admitted = unlessRefused(await door.admit(request.body))
      if (admitted === 'settled') return door.received
      return unlessRefused(await verb({ ...request, key, door } as PushCall<Route>, deps()))
    })
  // What the middlewares add to the context is not there when Lambda calls.
  return chain as unknown as HttpHandler
}
