import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { LocalClock } from '../clock/clock.ts'
import { type ApiAccess, ApiClient } from './api-client.ts'
import { type CarrierMood, carriers } from './carriers.ts'
import { coordinator } from './coordinator.ts'
import { type JobOrderDraft, simulatedEnterprise } from './enterprises.ts'
import { escorts } from './escorts.ts'
import { type Inbox, startPartnerServer } from './partner-server.ts'
import { phones } from './phones.ts'
import { plantGate } from './plant-gate.ts'
import { openScene, type Pace, type Scene } from './scene.ts'
import { type ReceivedSms, smsProvider } from './sms-provider.ts'

export interface PartnersOptions {
  readonly clock: LocalClock
  readonly seed: number
  /** Any free one unless told. */
  readonly port?: number
  /** `natural` unless told. */
  readonly pace?: Pace
  /** false: nobody acts of their own accord; the SMS provider and the carriers still answer. */
  readonly people?: boolean
  /** false: planned trips wait for a person's approval. */
  readonly approves?: boolean
  readonly mood?: CarrierMood
  readonly onLook?: (batch: TransferBatch) => void
}

export interface Partners {
  /** Where their systems listen: SMS provider below `/sms`, carriers below `/carriers`. */
  readonly url: string
  /** Every text that reached a phone, in the order of arrival. */
  readonly texts: readonly ReceivedSms[]
  /** Introduces them to the running service: from now on they act. */
  meet(service: ApiAccess & { secret(name: string): Promise<unknown> }): Promise<void>
  /** Somebody types a text. */
  reply(phone: string, text: string): void
  /** Opens an enterprise that will report these orders; it listens at `webhookUrl` once it was introduced. */
  enterprise(name: string, orders: readonly JobOrderDraft[]): OpenedEnterprise
  /** Trips for which a carrier keeps seats now. */
  keptTrips(): readonly string[]
  stop(): Promise<void>
}

export interface OpenedEnterprise {
  readonly webhookUrl: string
  introduce(enterpriseId: string, secret: string): void
}

/** The outside world, which speaks to us over HTTP alone. */
export async function startPartners(options: PartnersOptions): Promise<Partners> {
  const { clock, seed, port = 0, pace = 'natural', people = true, approves = true, mood, onLook } = options
  const texts: ReceivedSms[] = []
  const secrets = new Map<string, string>()
  const inboxes = new Map<string, Inbox>()
  const server = await startPartnerServer(inboxes, clock, port)
  let met:
    | {
        scene: Scene
        provider: ReturnType<typeof smsProvider>
        kept: () => readonly string[]
        watch(batchId: string): void
        gate: ReturnType<typeof plantGate>
      }
    | undefined

  function here() {
    if (!met) throw new Error('the partners have not met the service yet')
    return met
  }

  return {
    url: server.url,
    texts,
    async meet(service) {
      for (const name of ['sms', 'carriers'])
        secrets.set(name, ((await service.secret(name)) as { secret: string }).secret)
      const api = new ApiClient(service)
      const scene = openScene({ clock, api, seed, pace })
      const gate = plantGate(scene)
      const group = escorts(scene, gate)
      const office = coordinator(scene, { pace, approves, onTrip: group.assign, ...(onLook && { onLook }) })
      const listen = phones(scene, (phone, text) => provider.reply(phone, text))
      const provider = smsProvider({
        clock,
        seed,
        secret: () => secrets.get('sms'),
        gathering: pace === 'brisk' ? 10_000 : 10 * 60_000,
        onPhone(sms) {
          texts.push(sms)
          if (people) listen(sms)
        },
        async post(id, { to, items }) {
          const secret = secrets.get('sms') ?? ''
          const { status } = await api.sendSigned(`/webhooks/sms/local/${to}`, { secret, id, body: items })
          if (status >= 300) throw new Error(`the service answered ${status} to ${to}`)
        },
      })
      const booking = carriers(scene, () => secrets.get('carriers'), mood)
      inboxes.set('/sms/messages', provider.messages)
      for (const [name, inbox] of Object.entries(booking.inboxes)) inboxes.set(`/carriers/${name}`, inbox)
      met = { scene, provider, gate, kept: booking.keptFor, watch: people ? office.watch : () => undefined }
    },
    reply: (phone, text) => here().provider.reply(phone, text),
    enterprise(name, orders) {
      const { scene, gate, watch } = here()
      const opened = simulatedEnterprise(scene, gate, { name, orders, onBatch: watch })
      const path = `/enterprises/${inboxes.size}`
      inboxes.set(path, opened.inbox)
      return { webhookUrl: server.url + path, introduce: (id, secret) => opened.introduce(id, secret) }
    },
    keptTrips: () => here().kept(),
    stop: () => server.stop(),
  }
}
