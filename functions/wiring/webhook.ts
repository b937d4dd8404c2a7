import middy from '@middy/core'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { RouteEntry } from './catalog-entry.ts'
import { type Deps, depsOfThisFunction } from './deps.ts'
import type { Call, HttpHandler } from './http.ts'
import { languageOf } from './language-of.ts'
import { errorLog } from './middleware/error-log.ts'
import { firstAnswer } from './middleware/first-answer.ts'
import { httpReplies } from './middleware/http-replies.ts'
import { problemDocuments } from './middleware/problem-documents.ts'
import { requestParsing } from './middleware/request-parsing.ts'
import { securityHeaders } from './middleware/security-headers.ts'
import { type SenderOf, senderSignature } from './middleware/sender-signature.ts'
import { recordOpenings } from './record-openings.ts'
import { unlessRefused } from './refused.ts'

export interface Sender<Route extends RouteEntry> {
  readonly of: SenderOf<Call<Route>['params']>
  /** It repeats by custom (SMS receipts), in other parcels too: what is in them is known by itself, and taking it again changes nothing. */
  readonly repeats?: true
}

/** Makes a verb the handler of a Standard Webhooks route. A request passes the list downwards, its answer upwards. */
export function webhook<const Route extends RouteEntry>(
  route: Route,
  sender: Sender<Route>,
  verb: (call: Omit<Call<Route>, 'staff'>, deps: Deps) => Promise<unknown>,
): HttpHandler {
  const deps = depsOfThisFunction
  const chain = middy<APIGatewayProxyEventV2, unknown>({ requestEnd: securityHeaders })
    .use(problemDocuments())
    .use(errorLog(deps, route.operation))
    .use(senderSignature(route, sender.of, deps))
    .use(requestParsing(route))
    .use(sender.repeats ? [] : firstAnswer(route, { code: 'replayed', key: 'webhook-id' }, deps))
    .use(httpReplies(route))
    .handler(async ({ headers }, context) => {
      const { request, key } = context
      const language = languageOf(headers['accept-language'])
      const call = async () => unlessRefused(await verb({ ...request, language, key } as Call<Route>, deps()))
      return recordOpenings(call, context, Object(request.params), deps())
    })
  // What the middlewares add to the context is not there when Lambda calls.
  return chain as unknown as HttpHandler
}
