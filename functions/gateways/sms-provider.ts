import * as z from 'zod'
import type { MessageId } from '../../domain/kernel/ids.ts'
import type { Clock, Instant } from '../../domain/kernel/instant.ts'
import type { Phone } from '../../domain/kernel/personal.ts'
import { askPartner } from './ask-partner.ts'
import type { Reach } from './reach.ts'
import type { Secrets } from './secrets.ts'

export interface OutgoingSms {
  readonly messageId: MessageId
  readonly phone: Phone
  /** The approved template's code and the text it makes, signature not included. */
  readonly template: string
  readonly text: string
  /** In quiet hours: when the provider may send it on; at once without it. */
  readonly sendAt?: Instant
}

export interface SmsProvider {
  /**
   * Hands over up to 100 messages under one key; handing the same key over again sends nothing twice.
   * Answers the ids that the provider took; the others (a blocked number, say) it refused for good.
   */
  send(key: string, messages: readonly OutgoingSms[]): Promise<ReadonlySet<string>>
}

const Taken = z.object({ taken: z.array(z.string()) })

export function smsProviderAt(
  url: string,
  reach: Reach,
  signature: string,
  secrets: Pick<Secrets, 'read'>,
  clock: Clock,
): SmsProvider {
  return {
    async send(key, messages) {
      const { secret } = await secrets.read('sms')
      const answer = await askPartner({
        url: `${url}/messages`,
        reach,
        secret,
        id: key,
        at: clock.now(),
        body: {
          signature,
          messages: messages.map(({ messageId, phone, template, text, sendAt }) => ({
            outId: messageId,
            phone: phone.reveal(),
            template,
            text,
            sendAt,
          })),
        },
      })
      return new Set(Taken.parse(answer).taken)
    },
  }
}
