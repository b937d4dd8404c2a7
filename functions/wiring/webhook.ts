import { timingSafeEqual } from 'node:crypto'
import middy from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import { Webhook } from 'standardwebhooks'
import { type Clock, epochOf } from '../../domain/kernel/instant.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { RouteEntry } from './catalog-entry.ts'
import { type Deps, depsOfThisFunction } from './deps.ts'
import type { Call } from './http.ts'
import { bodyText, parseRequest } from './parse-request.ts'
import { brokenProblem, problem } from './problem.ts'
import { httpReply } from './reply.ts'

export interface Sender<Route extends RouteEntry> {
  /** Who sends, for the record of what came; and the secrets that may sign now (two during a rotation). */
  of(params: Call<Route>['params'], deps: Deps): Promise<{ name: string; secrets: readonly string[] } | Refusal>
  /** It repeats by custom (SMS receipts): nothing is refused, and the verb comes to the same when it runs again. */
  readonly repeats?: true
}

/** Makes a verb the handler of a Standard Webhooks route: signature, age, replay, schema, then the verb. */
export function webhook<const Route extends RouteEntry>(
  route: Route,
  sender: Sender<Route>,
  verb: (call: Omit<Call<Route>, 'staff'>, deps: Deps) => Promise<unknown>,
) {
  async function receive(event: APIGatewayProxyEventV2): Promise<unknown> {
    const deps = depsOfThisFunction()
    const params = route.params?.safeParse(event.pathParameters ?? {})
    if (params && !params.success) return refuse('not-found', 'There is no such address.')
    const from = await sender.of(params?.data as Call<Route>['params'], deps)
    if (isRefusal(from)) return from
    const id = signedId(event, from.secrets, deps.clock)
    if (isRefusal(id)) return id
    if (!sender.repeats && (await deps.receivedEvents.has(from.name, id)))
      return refuse('replayed', `The event ${id} was received before.`)
    const request = parseRequest(route, event)
    if (isRefusal(request)) return request
    const result = await verb({ ...request, key: id } as Call<Route>, deps)
    if (!sender.repeats && !isRefusal(result)) await deps.receivedEvents.mark(from.name, id, deps.clock.now())
    return result
  }

  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .onError((request) => {
      depsOfThisFunction().logger.error(`${route.operation} broke`, {
        requestId: request.context.awsRequestId,
        error: request.error,
      })
      request.response = brokenProblem(request.context.awsRequestId)
    })
    .handler(async (event: APIGatewayProxyEventV2, context: Context) => {
      const result = await receive(event)
      return isRefusal(result) ? problem(result, context.awsRequestId) : httpReply(route.success, result)
    })
}

/** Seconds by which the sender's clock may differ from ours. */
const tolerance = 5 * 60

/**
 * The webhook-id once its signature is found true. The library makes the signature; the age is checked here
 * because it must be told by our clock, which on one machine is not the wall clock.
 */
export function signedId(
  event: Pick<APIGatewayProxyEventV2, 'headers' | 'body' | 'isBase64Encoded'>,
  secrets: readonly string[],
  clock: Clock,
): string | Refusal<'signature-invalid'> {
  const id = event.headers['webhook-id']
  const seconds = Number(event.headers['webhook-timestamp'])
  const signatures = event.headers['webhook-signature']?.split(' ') ?? []
  if (!id || !Number.isInteger(seconds) || signatures.length === 0)
    return refuse('signature-invalid', 'Send webhook-id, webhook-timestamp and webhook-signature (Standard Webhooks).')
  if (Math.abs(epochOf(clock.now()) / 1000 - seconds) > tolerance)
    return refuse('signature-invalid', `The webhook-timestamp is more than ${tolerance} seconds from our clock.`)
  const body = bodyText(event as APIGatewayProxyEventV2)
  const expected = secrets.map((secret) => Buffer.from(new Webhook(secret).sign(id, new Date(seconds * 1000), body)))
  const matches = signatures.some((signature) => {
    const given = Buffer.from(signature)
    return expected.some((one) => one.length === given.length && timingSafeEqual(one, given))
  })
  return matches ? id : refuse('signature-invalid', 'The signature does not match the body and the secret.')
}
