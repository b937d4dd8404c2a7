import { Webhook } from 'standardwebhooks'
import { epochOf, type Instant } from '../../domain/kernel/instant.ts'
import { type Answer, exchange } from './exchange.ts'
import type { Reach } from './reach.ts'

export interface SignedPost {
  readonly url: string
  readonly reach: Reach
  /** `whsec_…`; the first is the current one, another signs too while the receiver may not have installed that yet. */
  readonly secrets: readonly string[]
  /** The webhook-id: the same for every try of the same message, so that the receiver can tell. */
  readonly id: string
  readonly at: Instant
  /** JSON. */
  readonly payload: string
  readonly mostBytes: number
}

/** Seconds until a partner that does not answer counts as failed; the next try comes then. */
export const answerPatience = 15

/** Posts JSON under a Standard Webhooks signature (https://www.standardwebhooks.com); what was answered is the caller's to judge. */
export async function signedPost({ url, reach, secrets, id, at, payload, mostBytes }: SignedPost): Promise<Answer> {
  const moment = new Date(epochOf(at))
  const signatures = secrets.map((one) => new Webhook(one).sign(id, moment, payload))
  return exchange({
    url,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(moment.getTime() / 1000)),
      'webhook-signature': signatures.join(' '),
    },
    body: payload,
    reach,
    signal: AbortSignal.timeout(answerPatience * 1000),
    mostBytes,
  })
}
