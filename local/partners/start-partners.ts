import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import type { LocalClock } from '../clock/clock.ts'
import { SetupProblem } from '../setup-problem.ts'
import { type ApiAccess, ApiClient } from './api-client.ts'
import { type CarrierMood, carriers } from './carriers.ts'
import { simulatedContacts } from './contacts.ts'
import { coordinator } from './coordinator.ts'
import { type JobOrderDraft, simulatedEnterprises } from './enterprises.ts'
import { escorts } from './escorts.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { type Inbox, startPartnerServer } from './partner-server.ts'
import { phones } from './phones.ts'
import { plantGate } from './plant-gate.ts'
import { openSeason, type Season } from './season.ts'
import { seasonEvents } from './season-events.ts'
import { openSimulation, type Pace } from './simulation.ts'
import { type PhoneReply, type ReceivedSms, type Report, smsProvider, smsRecords } from './sms-provider.ts'
import { type StationMood, stations } from './stations.ts'

/** What goes wrong at partners. */
export type Mood = CarrierMood & StationMood

export interface PartnersOptions {
  readonly clock: LocalClock
  readonly seed: number
  /** What they know and mean to do, also of a start before this one; in memory unless given. */
  readonly ledger?: Ledger
  /** The one before, or any free one, unless told. */
  readonly port?: number
  /** `natural` unless told. */
  readonly pace?: Pace
  /** false: nobody acts of their own accord; the SMS provider and the carriers still answer, and every text reaches its phone. */
  readonly people?: boolean
  /** false: planned trips wait for a person's approval. */
  readonly approves?: boolean
  readonly mood?: Mood
  /** Some things go wrong, in exact shares, and nothing else. */
  readonly season?: boolean
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
  /**
   * Opens an enterprise that will report these orders, or answers the one that was opened under this name before; it
   * listens at `webhookUrl` once it was introduced. One without a server answers by the links in its contact's texts.
   */
  readonly enterprise: (
    name: string,
    orders: readonly JobOrderDraft[],
    has?: { readonly server: boolean },
  ) => OpenedEnterprise
  /** Trips for which a carrier keeps seats now. */
  keptTrips(): readonly string[]
  /** What went wrong, where a season was asked for. */
  season(): Season | undefined
  stop(): Promise<void>
}

export interface OpenedEnterprise {
  /** What it is registered with: its server's address, or who speaks for it. */
  readonly reachedBy: { readonly webhookUrl: string } | { readonly contact: { name: string; phone: string } }
  /** Why the service would not take what it sent. */
  refusals(): readonly string[]
  readonly introduce: (enterpriseId: string, secret?: string) => void
}

/** What there is once the partners and the service know each other. */
interface Acquaintance {
  readonly provider: ReturnType<typeof smsProvider>
  readonly booking: ReturnType<typeof carriers>
  readonly enterprises: ReturnType<typeof simulatedEnterprises>
  readonly contacts: ReturnType<typeof simulatedContacts>
  readonly season: Season | undefined
}

/** Milliseconds between the SMS provider's reports. */
const gathering: Record<Pace, number> = { natural: 30 * 60_000, brisk: 10_000 }

/** The outside world, which speaks to us over HTTP alone. */
export async function startPartners(options: PartnersOptions): Promise<Partners> {
  const { clock, seed, ledger = openLedger(), pace = 'natural', people = true, approves = true, mood, onLook } = options
  const { season: asked } = options
  const { sent, texts, typed } = smsRecords(ledger)
  const address = ledger.collection<number>('address')
  const secrets = new Map<string, string>()
  const inboxes = new Map<string, Inbox>()
  const keep = () => ledger.keep(clock.epochMilliseconds())
  // After a restart the service goes on with calls that were under way, at the address that it was told before.
  const ready = Promise.withResolvers<void>()
  const before = address.get('port')
  const port = options.port ?? before ?? 0
  const server = await startPartnerServer(inboxes, clock, { port, ready: ready.promise, keep }).catch((error) => {
    if (options.port !== undefined || before === undefined) throw error
    throw new SetupProblem(`port ${before}, where the simulated partners listened before, is in use: free it first`)
  })
  address.set('port', Number(new URL(server.url).port))
  let met: Acquaintance | undefined

  function here(): Acquaintance {
    if (!met) throw new Error('the partners have not met the service yet')
    return met
  }

  function makeAcquaintance(service: ApiAccess): Acquaintance {
    const api = new ApiClient(service)
    const simulation = openSimulation({ clock, api, seed, pace, ledger })
    const gate = plantGate(simulation)
    const season = asked ? openSeason(simulation) : undefined
    const group = escorts(simulation, gate, season)
    const offices = stations(simulation, season, mood)
    const onTrip = (trip: Trip) => {
      group.assign(trip)
      offices.expect(trip)
    }
    const goneWrong =
      season && seasonEvents(simulation, season, gate, { onFirm: (firm) => enterprises.wantsFewer(firm) })
    const office = coordinator(simulation, {
      pace,
      approves,
      onTrip,
      onTravel: goneWrong?.begin,
      ...(onLook && { onLook }),
    })
    const contacts = simulatedContacts(simulation, gate)
    const listen = phones(simulation, (phone, text) => provider.reply(phone, text), season)
    const provider = smsProvider(simulation, {
      secret: () => secrets.get('sms'),
      gathering: gathering[pace],
      // A story in which nobody acts is told text by text.
      losesNothing: season !== undefined || !people,
      onPhone: (sms) => {
        if (sms.template.startsWith('firm-')) contacts.hear(sms)
        else if (people) listen(sms)
      },
      post: (id, report) => postReport(api, id, report),
    })
    const booking = carriers(simulation, () => secrets.get('carriers'), mood)
    const enterprises = simulatedEnterprises(simulation, gate, {
      onBatch: (batchId) => people && office.watch(batchId),
      season,
    })
    inboxes.set('/sms/messages', provider.messages)
    for (const [name, inbox] of Object.entries(booking.inboxes)) inboxes.set(`/carriers/${name}`, inbox)
    for (const [name, { path }] of enterprises.all) inboxes.set(path, enterprises.inbox(name))
    simulation.resume()
    return { provider, booking, enterprises, contacts, season }
  }

  async function postReport(api: ApiClient, id: string, { to, items }: Report): Promise<void> {
    const secret = secrets.get('sms') ?? ''
    const { status } = await api.sendSigned(`/webhooks/sms/local/${to}`, { secret, id, body: items })
    if (status >= 300) throw new Error(`the service answered ${status} to ${to}`)
  }

  return {
    url: server.url,
    get sent() {
      return [...sent.values()]
    },
    get texts() {
      return [...texts.values()]
    },
    get typed() {
      return [...typed.values()]
    },
    async meet(service) {
      for (const name of ['sms', 'carriers'])
        secrets.set(name, ((await service.secret(name)) as { secret: string }).secret)
      met = makeAcquaintance(service)
      ready.resolve()
    },
    reply(phone, text) {
      here().provider.reply(phone, text)
      keep()
    },
    enterprise(name, orders, { server: hasServer } = { server: true }) {
      const { enterprises, contacts } = here()
      if (!hasServer && !enterprises.all.has(name)) {
        const { phone } = contacts.open(name, orders)
        keep()
        return {
          reachedBy: { contact: { name: '李建国', phone } },
          refusals: () => contacts.refusals(name),
          introduce(enterpriseId) {
            contacts.introduce(name, enterpriseId)
            keep()
          },
        }
      }
      const { path } = enterprises.open(name, orders)
      inboxes.set(path, enterprises.inbox(name))
      keep()
      return {
        reachedBy: { webhookUrl: server.url + path },
        refusals: () => enterprises.all.get(name)?.refusals ?? [],
        introduce(enterpriseId, secret = '') {
          enterprises.introduce(name, { enterpriseId, secret })
          keep()
        },
      }
    },
    keptTrips: () => here().booking.keptTrips(),
    season: () => here().season,
    stop: () => server.stop(),
  }
}
