import middy from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import type * as z from 'zod'
import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { isCursorRefused } from '../../storage/database.ts'
import type { RouteEntry } from './catalog-entry.ts'
import { type Deps, depsOfThisFunction } from './deps.ts'
import { unknownCursor } from './page-query.ts'
import { parseRequest } from './parse-request.ts'
import { brokenProblem, problem } from './problem.ts'
import { httpReply } from './reply.ts'
import { onceByKey } from './sealed-replies.ts'
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
  /** Ids are made from it: who calls which operation with which Idempotency-Key, else this request's own id. */
  readonly key: string
}

export type Verb<Route extends RouteEntry> = (call: Call<Route>, deps: Deps) => Promise<unknown>

/** Makes a verb the handler of its route: parse, call, reply. A `Refusal` becomes a problem document. */
export function http<const Route extends RouteEntry>(route: Route, verb: Verb<Route>) {
  const { operation } = route

  async function answer(event: APIGatewayProxyEventV2, context: Context): Promise<APIGatewayProxyStructuredResultV2> {
    const deps = depsOfThisFunction()
    const signedIn = await signIn(route, event, deps)
    if (isRefusal(signedIn)) return problem(signedIn, context.awsRequestId)
    const staff: Staff | undefined = signedIn
    const request = parseRequest(route, event)
    if (isRefusal(request)) return problem(request, context.awsRequestId)

    const given = event.headers['idempotency-key']
    const key = given ? `${staff?.subject ?? ''} ${operation} ${given}` : context.awsRequestId
    async function act() {
      const result = await verb({ ...request, staff, key } as Call<Route>, deps).catch((error: unknown) => {
        if (isCursorRefused(error)) return unknownCursor()
        throw error
      })
      if (isRefusal(result)) return result
      if (staff && route.method !== 'GET') {
        await deps.audit.record({
          subject: madeBy(route, result) ?? Object.values(event.pathParameters ?? {}).at(-1) ?? operation,
          at: deps.clock.now(),
          requestId: context.awsRequestId,
          actor: staff.subject,
          role: staff.role,
          action: operation,
        })
      }
      return httpReply(route.success, result)
    }
    const reply =
      given && route.method !== 'GET' ? await onceByKey(deps, context, key, { ...request }, act) : await act()
    return isRefusal(reply) ? problem(reply, context.awsRequestId) : reply
  }

  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .onError((request) => {
      depsOfThisFunction().logger.error(`${operation} broke`, {
        requestId: request.context.awsRequestId,
        error: request.error,
      })
      request.response = brokenProblem(request.context.awsRequestId)
    })
    .handler(answer)
}

async function signIn(
  route: RouteEntry,
  event: APIGatewayProxyEventV2,
  deps: Deps,
): Promise<Staff | undefined | Refusal<'not-signed-in' | 'not-permitted'>> {
  if (typeof route.calledBy === 'string') return undefined
  const staff = await deps.staffTokens.verify(event.headers['authorization'])
  if (isRefusal(staff)) return staff
  if (!route.calledBy.staff.includes(staff.role))
    return refuse('not-permitted', `This is for ${route.calledBy.staff.join(', ')}; your account is ${staff.role}.`)
  return staff
}

/** The id of what a call made, where the catalog says that it makes something. */
function madeBy({ makes }: RouteEntry, answer: unknown): string | undefined {
  const id = makes?.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], answer)
  return typeof id === 'string' ? id : undefined
}
