import { Webhook } from 'standardwebhooks'
import { epochOf, type Instant } from '../../domain/kernel/instant.ts'

export interface SignedPost {
  readonly url: string
  /** `whsec_…` */
  readonly secret: string
  /** Sign too while the receiver may not have installed the new secret yet. */
  readonly retiringSecrets?: readonly string[]
  /** The webhook-id: the same for every try of the same message, so that the receiver can tell. */
  readonly id: string
  readonly at: Instant
  readonly body: object
  /** The receiver owes us a 2xx and nothing else: what it says beside that is not read. */
  readonly answerIgnored?: true
}

/** Seconds until a partner that does not answer counts as failed; the workflow's retry comes then. */
const patience = 10

/** Posts JSON under a Standard Webhooks signature (https://www.standardwebhooks.com); throws unless answered 2xx. */
export async function signedPost(post: SignedPost): Promise<unknown> {
  const { url, secret, retiringSecrets = [], id, at, body, answerIgnored } = post
  const payload = JSON.stringify(body)
  const moment = new Date(epochOf(at))
  const signatures = [secret, ...retiringSecrets].map((one) => new Webhook(one).sign(id, moment, payload))
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(moment.getTime() / 1000)),
      'webhook-signature': signatures.join(' '),
    },
    body: payload,
    // What is signed goes where it was addressed to and nowhere else.
    redirect: 'manual',
    signal: AbortSignal.timeout(patience * 1000),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${new URL(url).origin} answered ${answer.status} to ${id}`)
  if (answerIgnored) return undefined
  return text ? JSON.parse(text) : undefined
}
