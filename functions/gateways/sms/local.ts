import * as z from 'zod'
import type { MessageId } from '../../../domain/kernel/ids.ts'
import { askPartner } from '../ask-partner.ts'
import type { SmsFate, SmsOpening, SmsProvider, SmsProviderKind } from './port.ts'

const Settings = z.strictObject({ url: z.url() })
const Taken = z.object({ taken: z.array(z.string()) })

/**
 * Our own HTTP contract, which the simulated partner speaks: `POST {url}/messages` under a Standard Webhooks signature. It takes
 * a key once, so what broke off may be handed over again; of what it does not name in its answer it will have nothing.
 */
export const local: SmsProviderKind = {
  settings: Settings,
  open({ settings, reach, signature, secrets, clock }: SmsOpening): SmsProvider {
    const { url } = Settings.parse(settings)
    return {
      name: 'local',
      async send({ key, messages }) {
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
        const taken = new Set(Taken.parse(answer).taken)
        return new Map<MessageId, SmsFate>(
          messages.map(({ messageId }) => [
            messageId,
            taken.has(messageId) ? { as: 'taken' } : { as: 'refused', code: 'not taken' },
          ]),
        )
      },
    }
  },
}
