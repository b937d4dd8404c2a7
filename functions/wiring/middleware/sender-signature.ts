import { timingSafeEqual } from 'node:crypto'
import type { MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { Webhook } from 'standardwebhooks'
import { doorSentences } from '../../../domain/kernel/door-sentences.ts'
import { type Clock, epochOf } from '../../../domain/kernel/instant.ts'
import { noSuch, type Refusal, refuse } from '../../../domain/kernel/refusal.ts'
import type { RouteEntry } from '../catalog-entry.ts'
import type { Deps } from '../deps.ts'
import { bodyText } from '../parse-request.ts'
import { unlessRefused } from '../refused.ts'
import type { Named } from './first-answer.ts'

/** Who sends to this address, and the secrets that may sign now (two during a rotation). */
export type SenderOf<Params> = (
  params: Params,
  deps: Deps,
) => Promise<{ name: string; secrets: readonly string[] } | Refusal>

/** Lets pass what the sender behind the address signed within the last minutes (Standard Webhooks). */
export function senderSignature<Params>(
  { params: schema }: RouteEntry,
  senderOf: SenderOf<Params>,
  deps: () => Deps,
): MiddlewareObj<APIGatewayProxyEventV2, unknown, Error, Named> {
  return {
    async before({ event, context }) {
      const params = schema?.safeParse(event.pathParameters ?? {})
      if (params && !params.success) unlessRefused(noSuch('address'))
      const { name, secrets } = unlessRefused(await senderOf(params?.data as Params, deps()))
      const key = unlessRefused(signedId(event, secrets, deps().clock))
      context.key = key
      context.name = { sender: name, key }
    },
  }
}

/** Seconds by which the sender's clock may differ from ours. */
export const signatureTolerance = 5 * 60

/** Characters: the id is part of a key of the table. */
export const longestWebhookId = 256

/**
 * The webhook-id once its signature is found true. The library makes the signature; the age is checked here
 * because it must be told by our clock, which on one machine is not the wall clock.
 */
function signedId(
  event: APIGatewayProxyEventV2,
  secrets: readonly string[],
  clock: Clock,
): string | Refusal<'signature-invalid'> {
  const id = event.headers['webhook-id']
  const seconds = Number(event.headers['webhook-timestamp'])
  const signatures = event.headers['webhook-signature']?.split(' ') ?? []
  if (!id || !Number.isInteger(seconds) || signatures.length === 0)
    return refuse('signature-invalid', doorSentences('unsigned'))
  if (id.length > longestWebhookId)
    return refuse('signature-invalid', doorSentences('long-id', { most: longestWebhookId }))
  if (Math.abs(epochOf(clock.now()) / 1000 - seconds) > signatureTolerance)
    return refuse('signature-invalid', doorSentences('other-clock', { seconds: signatureTolerance }))
  const body = bodyText(event)
  const expected = secrets.map((secret) => Buffer.from(new Webhook(secret).sign(id, new Date(seconds * 1000), body)))
  const matches = signatures.some((signature) => {
    const given = Buffer.from(signature)
    return expected.some((one) => one.length === given.length && timingSafeEqual(one, given))
  })
  return matches ? id : refuse('signature-invalid', doorSentences('other-signature'))
}
