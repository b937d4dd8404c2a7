import { OutboundEnterpriseEvent } from '../../domain/enterprises/enterprise-events.ts'
import type { HeadcountAnswer } from '../../domain/enterprises/headcount.ts'
import type { ReportJobOrder } from '../../domain/enterprises/report-job-order.ts'
import { leastOvertimePay, longestOrdinaryWeek, longestWeek } from '../../domain/enterprises/working-hours.ts'
import { dateInShanghai, epochOf, type Instant, instantOf, plusDays } from '../../domain/kernel/instant.ts'
import { chosen } from './chance-of.ts'
import { type Inbox, PartnerOutage } from './partner-server.ts'
import type { PlantGate } from './plant-gate.ts'
import type { Season, SeasonEvents } from './season.ts'
import { patience, type Simulation } from './simulation.ts'

const minute = 60_000
const hour = 60 * minute
const mostAttempts = 12
/** People in one proposal. */
const mostProposed = 500

/** What an enterprise wants to report once its agreement is active. */
export type JobOrderDraft = Omit<ReportJobOrder, 'agreementId'>

/** One enterprise as it stands in the ledger, by its name. */
export interface EnterpriseRecord {
  /** Below the partners' address. */
  readonly path: string
  readonly orders: readonly JobOrderDraft[]
  /** Since the province registered it: its id, and the secret that it was told once. */
  readonly known?: { readonly enterpriseId: string; readonly secret: string }
  /** It has signed, and reports its orders. */
  readonly reports: boolean
  /** Why the service would not take what it sent, in the service's words. */
  readonly refusals: readonly string[]
}

type Event<Type extends OutboundEnterpriseEvent['type']> = Extract<OutboundEnterpriseEvent, { type: Type }>['data']

/** One event on its way from an enterprise; `about` sets it apart from others of its type. */
interface Sending {
  readonly name: string
  readonly type: string
  readonly about: string
  readonly data: object
  readonly attempt: number
  /** When it happened, as the first try said it; missing in a ledger from before. */
  readonly at?: Instant
}

/** A group that a plant waits for at its gate. */
interface Awaited {
  readonly name: string
  readonly tripId: string
  readonly jobOrderId: string
  readonly tries: number
}

/** A ledger from before orders were held to labour law may have some above the ceiling, without a word on overtime. */
function lawful(data: object): object {
  const { hoursPerWeek = 0, overtimePay } = data as Partial<JobOrderDraft>
  if (overtimePay || hoursPerWeek <= longestOrdinaryWeek) return data
  const hours = Math.min(hoursPerWeek, longestWeek)
  return { ...data, hoursPerWeek: hours, overtimePay: { basis: 'hourly', ...leastOvertimePay } }
}

/** The enterprises' own systems and the people who decide there. */
export function simulatedEnterprises(
  simulation: Simulation,
  gate: PlantGate,
  { onBatch, season }: { readonly onBatch: (batchId: string) => void; readonly season?: Season | undefined },
) {
  const all = simulation.collection<EnterpriseRecord>('enterprises')
  const heard = simulation.collection<true>('events heard')
  const answered = simulation.collection<true>('headcounts answered')
  const manifests = simulation.collection<readonly string[]>('manifests')
  /** Who came to an enterprise by a list of its own, by name; whom it reported as gone is not among them. */
  const staff = simulation.collection<readonly string[]>('people at work')

  function update(name: string, change: Partial<EnterpriseRecord>): void {
    const record = all.get(name)
    if (record) all.set(name, { ...record, ...change })
  }

  function refuse(name: string, why: string): void {
    update(name, { refusals: [...(all.get(name)?.refusals ?? []), why] })
  }

  /** Until it is taken, or refused for good. */
  const send = simulation.does<Sending>('send an event', async (sending, due) => {
    const { name, type, about, data, attempt, at = instantOf(due) } = sending
    const known = all.get(name)?.known
    if (!known) return
    const { status, body } = await simulation.api.sendSigned(`/webhooks/enterprises/${known.enterpriseId}`, {
      secret: known.secret,
      // Both the same for every try, so that the service can tell.
      id: `${name}-${type}-${about}`,
      body: { type, timestamp: at, data: type === 'job-order.reported' ? lawful(data) : data },
    })
    if (status < 300) return
    const problem = body as { type?: string; detail?: string; errors?: unknown }
    // Nothing to report: it was heard before, or who left had never come, or had said so themselves.
    if (problem.type === '/problems/replayed' || (type === 'worker.left' && status === 409)) return
    if (type === 'return.proposed' && status === 422) return () => proposeOthers(sending, problem.errors)
    const mayComeRight = status === 409 || status === 429 || status >= 500
    return () => {
      if (mayComeRight && attempt < mostAttempts) send.later(20 * minute, { ...sending, at, attempt: attempt + 1 })
      else refuse(name, `${type}: ${problem.detail} ${JSON.stringify(problem.errors ?? '')}`)
      if (type === 'job-order.changed') season?.noteAnswer(String(problem.detail ?? status))
    }
  })
  const sign = simulation.does<{ name: string; agreementId: string }>('sign an agreement', ({ name, agreementId }) => {
    const { reports = true, orders = [] } = all.get(name) ?? {}
    const data = { agreementId, signatory: '李建国' }
    send.later(0, { name, type: 'agreement.signed', about: agreementId, data, attempt: 1 })
    if (reports) return
    update(name, { reports: true })
    orders.forEach((order, index) => {
      const type = 'job-order.reported'
      const reported = { ...order, agreementId }
      send.later((1 + index) * 10 * minute, { name, type, about: `${index}`, data: reported, attempt: 1 })
    })
  })
  const leave = simulation.does<{ name: string; placementId: string }>(
    'report who left',
    ({ name, placementId }, due) => {
      staff.set(
        name,
        (staff.get(name) ?? []).filter((one) => one !== placementId),
      )
      const data = { placementId, leftOn: dateInShanghai(instantOf(due)) }
      send.later(0, { name, type: 'worker.left', about: placementId, data, attempt: 1 })
    },
  )
  /** Looks again later while the group is not there. */
  const count = simulation.does<Awaited>('count at the gate', (awaited) => {
    const { name, tripId, jobOrderId, tries } = awaited
    const came = gate.cameOn(tripId, jobOrderId)
    if (!came) {
      if (tries < 20) count.at(simulation.clock.epochMilliseconds() + 2 * hour, { ...awaited, tries: tries + 1 })
      return
    }
    const present = new Set(came)
    const absent = (manifests.get(`${name} ${tripId} ${jobOrderId}`) ?? []).filter((one) => !present.has(one))
    const data = { tripId, jobOrderId, arrived: present.size, absent }
    send.later(0, { name, type: 'arrival.confirmed', about: `${tripId}-${jobOrderId}`, data, attempt: 1 })
  })

  function answerHeadcount(name: string, asked: Event<'headcount.requested'>): void {
    const { batchId, jobOrderId } = asked
    onBatch(batchId)
    const answer = chosen<HeadcountAnswer | 'silent' | 'waits for the reminder'>(
      simulation.chance('headcount', name, asked.post, asked.asked),
      [
        [{ answer: 'full' }, 62],
        ['waits for the reminder', 10],
        [{ answer: 'partial', confirmed: Math.max(1, Math.floor(asked.asked * 0.7)) }, 12],
        [{ answer: 'declined', why: '订单减少，暂不需要' }, 5],
        [{ answer: 'other-date', startDate: plusDays(asked.startDate, 2), confirmed: asked.asked }, 6],
        ['silent', 5],
      ],
    )
    if (answer === 'silent') return
    if (answer === 'waits for the reminder') answered.delete(`${name} ${batchId}-${jobOrderId}`)
    else confirm(name, asked, { answer, mean: 5 * hour })
  }

  function hurry(name: string, { batchId, jobOrderId }: Event<'headcount.reminded'>): void {
    const about = `${batchId}-${jobOrderId}`
    if (answered.has(`${name} ${about}`) || simulation.chance('hears the reminder', name, about) < 0.34) return
    confirm(name, { batchId, jobOrderId }, { answer: { answer: 'full' }, mean: hour })
  }

  function confirm(
    name: string,
    { batchId, jobOrderId }: Pick<Event<'headcount.requested'>, 'batchId' | 'jobOrderId'>,
    { answer, mean }: { answer: HeadcountAnswer; mean: number },
  ): void {
    const about = `${batchId}-${jobOrderId}`
    answered.set(`${name} ${about}`, true)
    const data = { batchId, jobOrderId, answer }
    const after = patience(simulation.chance('headcount after', name, about), mean)
    send.later(after, { name, type: 'headcount.confirmed', about, data, attempt: 1 })
  }

  /** Some of them will leave within the half year, and the enterprise says so. */
  function readManifest(name: string, { tripId, jobOrders, returns }: Event<'manifest.frozen'>): void {
    for (const { jobOrderId, passengers } of jobOrders) {
      const placements = passengers.map(({ placementId }) => placementId)
      manifests.set(`${name} ${tripId} ${jobOrderId}`, placements)
      // Who comes back after the festival is known already.
      if (returns) continue
      staff.set(name, [...new Set([...(staff.get(name) ?? []), ...placements])])
      for (const placementId of placements) {
        if (season || simulation.chance('leaves', placementId) >= 0.02) continue
        const days = 12 + simulation.chance('leaves after', placementId) * 150
        leave.at(simulation.clock.epochMilliseconds() + days * 24 * hour, { name, placementId })
      }
    }
  }

  /** Nearly all of its people want to go home, or are expected back: the enterprise proposes them with the day that suits its shifts. */
  function askAround(name: string, { batchId, direction, from, to }: Event<'return.requested'>): void {
    onBatch(batchId)
    const last = direction === 'homeward' ? plusDays(to, -3) : to
    const first = direction === 'homeward' ? from : plusDays(from, 3)
    const days = [first]
    for (let day = plusDays(first, 1); day <= last; day = plusDays(day, 1)) days.push(day)
    const people = (staff.get(name) ?? [])
      .filter((placementId) => simulation.chance('is proposed', batchId, placementId) < 0.92)
      .map((placementId) => {
        const chosenDay = days[Math.floor(simulation.chance('which day', batchId, placementId) * days.length)] ?? first
        return { placementId, day: chosenDay }
      })
    const after = patience(simulation.chance('proposes after', name, batchId), 8 * hour)
    for (let start = 0; start < people.length; start += mostProposed) {
      const data = { batchId, people: people.slice(start, start + mostProposed) }
      send.later(after, { name, type: 'return.proposed', about: `${batchId}-${start}`, data, attempt: 1 })
    }
  }

  /** Some have left, or had never come: the enterprise strikes out whom the service names, and sends the rest. */
  function proposeOthers(sending: Sending, errors: unknown): void {
    const { batchId, people } = sending.data as { batchId: string; people: object[] }
    const struck = new Set(
      (Array.isArray(errors) ? errors : []).map(({ pointer }: { pointer?: string }) =>
        Number(pointer?.split('/').at(-1)),
      ),
    )
    const rest = people.filter((_, index) => !struck.has(index))
    if (rest.length === 0 || rest.length === people.length) return
    const { at: _, ...again } = sending
    send.later(0, { ...again, about: `${sending.about}-again`, data: { batchId, people: rest } })
  }

  /** Some plants count at their own gate. */
  function expectArrival(name: string, { tripId, jobOrderId, arrivesAt }: Event<'arrival.expected'>): void {
    if (!gate.countsForItself(all.get(name)?.known?.enterpriseId ?? '')) return
    const after = (2 + simulation.chance('counts', tripId, jobOrderId)) * hour
    count.at(epochOf(arrivesAt) + after, { name, tripId, jobOrderId, tries: 1 })
  }

  function hear(name: string, event: OutboundEnterpriseEvent): void {
    if (event.type === 'agreement.offered') {
      const { agreementId } = event.data
      sign.later(patience(simulation.chance('signs', agreementId), 3 * hour), { name, agreementId })
    } else if (event.type === 'headcount.requested') answerHeadcount(name, event.data)
    else if (event.type === 'headcount.reminded') hurry(name, event.data)
    else if (event.type === 'manifest.frozen') readManifest(name, event.data)
    else if (event.type === 'arrival.expected') expectArrival(name, event.data)
    else if (event.type === 'return.requested') askAround(name, event.data)
  }

  return {
    all: all as ReadonlyMap<string, EnterpriseRecord>,
    /** Opens one, or finds the one that was opened under this name before. */
    open(name: string, orders: readonly JobOrderDraft[]): EnterpriseRecord {
      const path = `/enterprises/${all.size + 1}`
      const record = all.get(name) ?? { path, orders, reports: false, refusals: [] }
      all.set(name, record)
      return record
    },
    /** Says, after it confirmed its places, that it wants fewer. One without a server says so at its gate alone. */
    wantsFewer({ enterpriseId, jobOrderId, wants }: SeasonEvents['firm'] & object): void {
      const [name] = [...all].find(([, { known }]) => known?.enterpriseId === enterpriseId) ?? []
      if (name === undefined) return
      const data = { jobOrderId, headcount: wants }
      send.later(hour, { name, type: 'job-order.changed', about: `fewer ${jobOrderId}`, data, attempt: mostAttempts })
    },
    /** The province registered it. */
    introduce: (name: string, known: EnterpriseRecord['known'] & object) => update(name, { known }),
    inbox: (name: string): Inbox => ({
      secret: () => all.get(name)?.known?.secret,
      receive({ id, body }) {
        const message = `${name} ${id}`
        if (simulation.chance('system is down', name, id) < 0.01 && !heard.has(`${message} failed`)) {
          heard.set(`${message} failed`, true)
          throw new PartnerOutage(503)
        }
        if (heard.has(message)) return
        heard.set(message, true)
        hear(name, OutboundEnterpriseEvent.parse(body))
      },
    }),
  }
}
