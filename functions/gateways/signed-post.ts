import { Webhook } from 'standardwebhooks'
import { epochOf, type Instant } from '../../domain/kernel/instant.ts'

export interface SignedPost {
  readonly url: string
  /** `whsec_…` */
  readonly secret: string
  /** The webhook-id: the same for every try of the same message, so that the receiver can tell. */
  readonly id: string
  readonly at: Instant
  readonly body: object
}

/** Seconds until a partner that does not answer counts as failed; the workflow's retry comes then. */
const patience = 10

/** Posts JSON under a Standard Webhooks signature (https://www.standardwebhooks.com); throws unless answered 2xx. */
export async function signedPost({ url, secret, id, at, body }: SignedPost): Promise<unknown> {
  const payload = JSON.stringify(body)
  const moment = new Date(epochOf(at))
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(moment.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, moment, payload),
    },
    body: payload,
    signal: AbortSignal.timeout(patience * 1000),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${new URL(url).origin} answered ${answer.status} to ${id}`)
  return text ? JSON.parse(text) : undefined
}
