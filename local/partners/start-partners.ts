import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { Trip } from '../../domain/transport/trip.ts'
import type { LocalClock } from '../clock/clock.ts'
import { type ApiAccess, ApiClient } from './api-client.ts'
import { type CarrierMood, carriers } from './carriers.ts'
import { coordinator } from './coordinator.ts'
import { type JobOrderDraft, simulatedEnterprise } from './enterprises.ts'
import { escorts } from './escorts.ts'
import { type Inbox, startPartnerServer } from './partner-server.ts'
import { phones } from './phones.ts'
import { type PlantGate, plantGate } from './plant-gate.ts'
import { openScene, type Pace, type Scene } from './scene.ts'
import { type PhoneReply, type ReceivedSms, smsProvider } from './sms-provider.ts'
import { stations } from './stations.ts'

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
  /** Every text that the SMS provider took, when it took it. */
  readonly sent: readonly ReceivedSms[]
  /** Every text that reached a phone, in the order of arrival. */
  readonly texts: readonly ReceivedSms[]
  /** Every text that somebody typed. */
  readonly typed: readonly PhoneReply[]
  /** Introduces them to the running service: from now on they act. */
  meet(service: ApiAccess & { secret(name: string): Promise<unknown> }): Promise<void>
  /** Somebody types a text. */
  reply(phone: string, text: string): void
  /** Opens an enterprise that will report these orders; it listens at `webhookUrl` once it was introduced. */
  readonly enterprise: (name: string, orders: readonly JobOrderDraft[]) => OpenedEnterprise
  /** Trips for which a carrier keeps seats now. */
  keptTrips(): readonly string[]
  stop(): Promise<void>
}

export interface OpenedEnterprise {
  readonly webhookUrl: string
  /** Why the service would not take what it sent. */
  readonly refusals: readonly string[]
  readonly introduce: (enterpriseId: string, secret: string) => void
}

/** What there is once the partners and the service know each other. */
interface Acquaintance {
  readonly scene: Scene
  readonly gate: PlantGate
  readonly type: (phone: string, text: string) => void
  readonly keptTrips: () => readonly string[]
  readonly onBatch: (batchId: string) => void
}

/** Milliseconds between the SMS provider's reports. */
const gathering: Record<Pace, number> = { natural: 30 * 60_000, brisk: 10_000 }

/** The outside world, which speaks to us over HTTP alone. */
export async function startPartners(options: PartnersOptions): Promise<Partners> {
  const { clock, seed, port = 0, pace = 'natural', people = true, approves = true, mood, onLook } = options
  const sent: ReceivedSms[] = []
  const texts: ReceivedSms[] = []
  const typed: PhoneReply[] = []
  const secrets = new Map<string, string>()
  const inboxes = new Map<string, Inbox>()
  const server = await startPartnerServer(inboxes, clock, port)
  let met: Acquaintance | undefined

  function here(): Acquaintance {
    if (!met) throw new Error('the partners have not met the service yet')
    return met
  }

  return {
    url: server.url,
    sent,
    texts,
    typed,
    async meet(service) {
      for (const name of ['sms', 'carriers'])
        secrets.set(name, ((await service.secret(name)) as { secret: string }).secret)
      const api = new ApiClient(service)
      const scene = openScene({ clock, api, seed, pace })
      const gate = plantGate(scene)
      const group = escorts(scene, gate)
      const offices = stations(scene)
      const onTrip = (trip: Trip) => {
        group.assign(trip)
        offices.expect(trip)
      }
      const office = coordinator(scene, { pace, approves, onTrip, ...(onLook && { onLook }) })
      const type = (phone: string, text: string) => {
        typed.push({ phone, text, at: clock.now() })
        provider.reply(phone, text)
      }
      const listen = phones(scene, type)
      const provider = smsProvider({
        clock,
        seed,
        secret: () => secrets.get('sms'),
        gathering: gathering[pace],
        onTaken: (sms) => sent.push(sms),
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
      met = {
        scene,
        gate,
        type,
        keptTrips: booking.keptTrips,
        onBatch: (batchId) => people && office.watch(batchId),
      }
    },
    reply: (phone, text) => here().type(phone, text),
    enterprise(name, orders) {
      const { scene, gate, onBatch } = here()
      const opened = simulatedEnterprise(scene, gate, { name, orders, onBatch })
      const path = `/enterprises/${inboxes.size}`
      inboxes.set(path, opened.inbox)
      return {
        webhookUrl: server.url + path,
        refusals: opened.refusals,
        introduce: (id, secret) => opened.introduce(id, secret),
      }
    },
    keptTrips: () => here().keptTrips(),
    stop: () => server.stop(),
  }
}
