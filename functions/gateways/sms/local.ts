import * as z from 'zod'
import { askPartner } from '../ask-partner.ts'
import { NotReached } from '../exchange.ts'
import { NameUnknown } from '../reach.ts'
import { fates } from './fates.ts'
import type { SmsOpening, SmsProviderKind } from './port.ts'

const Settings = z.strictObject({ url: z.url() })
const Taken = z.object({ taken: z.array(z.string()) })

/**
 * Our own HTTP contract, which the simulated partner speaks: `POST {url}/messages` under a Standard Webhooks signature. It takes
 * a key once and an `outId` once, so what broke off may be handed over again, by another call too; of what it does not name in its answer it will have nothing.
 */
export const local: SmsProviderKind = {
  settings: Settings,
  limits: { perPhone: [] },
  open({ settings, reach, signature, secrets, clock }: SmsOpening): ReturnType<SmsProviderKind['open']> {
    const { url } = Settings.parse(settings)
    return {
      name: 'local',
      isIdempotent: true,
      namesPhones: false,
      async send({ key, messages }) {
        const { secret } = await secrets.read('sms')
        const body = {
          signature,
          messages: messages.map(({ messageId, phone, template, text }) => {
            return { outId: messageId, phone: phone.reveal(), template, text }
          }),
        }
        const asked = { url: `${url}/messages`, reach, secret, id: key, at: clock.now(), body }
        const answer = await askPartner(asked).catch((error: unknown) => {
          if (error instanceof NotReached || error instanceof NameUnknown) return null
          throw error
        })
        if (answer === null) return fates(messages, () => ({ as: 'closed', code: 'not reached' }))
        const taken = new Set(Taken.parse(answer).taken)
        return fates(messages, ({ messageId }) =>
          taken.has(messageId) ? { as: 'taken' } : { as: 'refused', code: 'not taken' },
        )
      },
    }
  },
}
