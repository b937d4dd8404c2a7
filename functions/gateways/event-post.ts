import { answerExcerpt } from '../../domain/enterprises/answer-excerpt.ts'
import type { DeliveryAttempt } from '../../domain/enterprises/delivery.ts'
import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import { type Outcome, outcomeOfStatus } from '../../domain/enterprises/reachability.ts'
import type { EventId } from '../../domain/kernel/ids.ts'
import type { Clock } from '../../domain/kernel/instant.ts'
import type { Words } from '../../domain/kernel/words.ts'
import type { Reach } from './reach.ts'
import { signedPost } from './signed-post.ts'
import type { WebhookSecrets } from './webhook-secrets.ts'

export interface EventPost {
  /** Posts an event to an address of the enterprise, signed by the secrets that count now. Never throws for what the other side does. */
  send(event: {
    readonly enterprise: Pick<Enterprise, 'id' | 'secretVersions'>
    readonly webhookUrl: string
    readonly id: EventId
    /** JSON. */
    readonly payload: string
  }): Promise<{ readonly attempt: DeliveryAttempt; readonly outcome: Outcome }>
}

/** An enterprise owes us a 2xx and nothing else: more of its answer than this is cut off while it comes. */
export const mostAnswerBytes = 64 * 1024

export function eventPostBy(webhookSecrets: WebhookSecrets, reach: Reach, clock: Clock): EventPost {
  return {
    async send({ enterprise, webhookUrl, id, payload }) {
      const secrets = await webhookSecrets.valid(enterprise)
      const at = clock.now()
      const begun = performance.now()
      const answered = await signedPost({
        url: webhookUrl,
        reach,
        secrets,
        id,
        at,
        payload,
        mostBytes: mostAnswerBytes,
      }).then(
        ({ status, text }) => ({ status, failure: null, answer: answerExcerpt(text) }),
        (error: unknown) => ({
          status: null,
          failure: error instanceof Error ? error.message : String(error),
          answer: '',
        }),
      )
      const attempt = { at, milliseconds: Math.round(performance.now() - begun), ...answered }
      return { attempt, outcome: outcomeOfStatus(answered.status) }
    },
  }
}

/** What failed, for who reads it: `answered 503`, `took no connection in time`. */
export function whatFailed({ status, failure }: DeliveryAttempt): string {
  return status === null ? (failure ?? '') : `answered ${status}`
}

/** The same in both languages; of a failure below HTTP the words of the connection stand in brackets. */
export function failureWords(attempt: DeliveryAttempt): Words {
  const en = whatFailed(attempt)
  return { zh: attempt.status === null ? `没有接通（${en}）` : `对方答复状态码${attempt.status}`, en }
}
