import type { LocalClock } from '../clock/clock.ts'
import { type ApiAccess, ApiClient } from './api-client.ts'
import { type Inbox, startPartnerServer } from './partner-server.ts'
import { type ReceivedSms, smsProvider } from './sms-provider.ts'

export interface Partners {
  /** Where their systems listen: SMS provider below `/sms`, carriers below `/carriers`. */
  readonly url: string
  /** Every text that reached a phone, in the order of arrival. */
  readonly texts: readonly ReceivedSms[]
  /** Introduces them to the running service: from now on they act. */
  meet(service: ApiAccess & { secret(name: string): Promise<unknown> }): Promise<void>
  /** Somebody types a text. */
  reply(phone: string, text: string): void
  stop(): Promise<void>
}

/** The outside world, which speaks to us over HTTP alone. With `people: false` nobody acts of their own accord. */
export async function startPartners({
  clock,
  seed,
  people = true,
}: {
  clock: LocalClock
  seed: number
  people?: boolean
}): Promise<Partners> {
  const texts: ReceivedSms[] = []
  const secrets: { sms?: string; carriers?: string } = {}
  const inboxes = new Map<string, Inbox>()
  let api: ApiClient | undefined

  const provider = smsProvider({
    clock,
    seed,
    secret: () => secrets.sms,
    gathering: 10 * 60_000,
    onPhone: (sms) => texts.push(sms),
    async post(id, { to, items }) {
      if (!api || !secrets.sms) throw new Error('the SMS provider has not met the service yet')
      const { status } = await api.sendSigned(`/webhooks/sms/local/${to}`, { secret: secrets.sms, id, body: items })
      if (status >= 300) throw new Error(`the service answered ${status} to ${to}`)
    },
  })
  inboxes.set('/sms/messages', provider.messages)
  const server = await startPartnerServer(inboxes, clock)
  return {
    url: server.url,
    texts,
    async meet(service) {
      const [sms, carriers] = (await Promise.all(['sms', 'carriers'].map((name) => service.secret(name)))) as {
        secret: string
      }[]
      if (sms) secrets.sms = sms.secret
      if (carriers) secrets.carriers = carriers.secret
      api = new ApiClient(service)
      void people
    },
    reply: (phone, text) => provider.reply(phone, text),
    stop: () => server.stop(),
  }
}
