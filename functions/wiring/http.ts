import middy from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import type * as z from 'zod'
import type { Language } from '../../domain/kernel/words.ts'
import type { RouteEntry } from './catalog-entry.ts'
import { type Deps, depsOfThisFunction } from './deps.ts'
import { languageOf } from './language-of.ts'
import { audit } from './middleware/audit.ts'
import { entityTag } from './middleware/entity-tag.ts'
import { errorLog } from './middleware/error-log.ts'
import { filingsAtTheFoot } from './middleware/filings-at-the-foot.ts'
import { firstAnswer } from './middleware/first-answer.ts'
import { httpReplies } from './middleware/http-replies.ts'
import { idempotencyKey } from './middleware/idempotency-key.ts'
import { problemDocuments } from './middleware/problem-documents.ts'
import { requestParsing } from './middleware/request-parsing.ts'
import { securityHeaders } from './middleware/security-headers.ts'
import { staffSignIn } from './middleware/staff-sign-in.ts'
import { unmaskedReading } from './middleware/unmasked-reading.ts'
import { unlessRefused } from './refused.ts'
import type { Staff } from './staff.ts'

type Parsed<Schema> = Schema extends z.ZodType ? z.infer<Schema> : undefined
type Field<Route extends RouteEntry, Key extends string> = Route extends { [K in Key]: infer Schema }
  ? Parsed<Schema>
  : undefined

/** A request that was checked: who sent it and what it says. */
export interface Call<Route extends RouteEntry> {
  readonly params: Field<Route, 'params'>
  readonly query: Field<Route, 'query'>
  readonly body: Field<Route, 'body'>
  /** The signed-in colleague; on routes that are not for staff there is none. */
  readonly staff: Route['calledBy'] extends { staff: unknown } ? Staff : undefined
  /** What an escort's phone sends as its Authorization; on other routes there is none. */
  readonly bearer: Route['calledBy'] extends 'escort' ? string | undefined : undefined
  /** Of whoever reads the answer. */
  readonly language: Language
  /** Ids are made from it: who calls which operation with which Idempotency-Key, else this request's own id. */
  readonly key: string
}

export type Verb<Route extends RouteEntry> = (call: Call<Route>, deps: Deps) => Promise<unknown>

export type HttpHandler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>

/** Makes a verb the handler of its route: parse, call, reply. A request passes the list downwards, its answer upwards. */
export function http<const Route extends RouteEntry>(route: Route, verb: Verb<Route>): HttpHandler {
  const deps = depsOfThisFunction
  const chain = middy<APIGatewayProxyEventV2, unknown>({ requestEnd: securityHeaders })
    .use(problemDocuments())
    .use(errorLog(deps, route.operation))
    .use(staffSignIn(route, deps))
    .use(requestParsing(route))
    .use(idempotencyKey(route))
    .use(firstAnswer(route, { code: 'key-reused', key: 'Idempotency-Key' }, deps))
    .use(entityTag(route))
    .use(filingsAtTheFoot(deps))
    .use(httpReplies(route))
    .use(audit(route, deps))
    .use(unmaskedReading(route, deps))
    .handler(async ({ headers }, { request, staff, key }) => {
      const language = languageOf(headers['accept-language'])
      const bearer = route.calledBy === 'escort' ? headers['authorization'] : undefined
      return unlessRefused(await verb({ ...request, staff, bearer, language, key } as Call<Route>, deps()))
    })
  // What the middlewares add to the context is not there when Lambda calls.
  return chain as unknown as HttpHandler
}
