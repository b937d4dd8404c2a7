import { OutboundEnterpriseEvent } from '../../domain/enterprises/enterprise-events.ts'
import type { HeadcountAnswer } from '../../domain/enterprises/headcount.ts'
import type { ReportJobOrder } from '../../domain/enterprises/report-job-order.ts'
import { dateInShanghai, epochOf, plusDays } from '../../domain/kernel/instant.ts'
import { chosen } from './chance-of.ts'
import { type Inbox, PartnerOutage } from './partner-server.ts'
import type { PlantGate } from './plant-gate.ts'
import { patience, type Scene } from './scene.ts'

const minute = 60_000
const hour = 60 * minute
const mostAttempts = 12

/** What an enterprise wants to report once its agreement is active. */
export type JobOrderDraft = Omit<ReportJobOrder, 'agreementId'>

export interface SimulatedEnterprise {
  readonly inbox: Inbox
  /** The province registered it: its id, and the secret that it is told once. */
  introduce(enterpriseId: string, secret: string): void
  /** Why the service would not take what it sent, in the service's words. */
  readonly refusals: readonly string[]
}

type Event<Type extends OutboundEnterpriseEvent['type']> = Extract<OutboundEnterpriseEvent, { type: Type }>['data']

/** One enterprise's own system and the people who decide there. `name` sets it apart from the others. */
export function simulatedEnterprise(
  scene: Scene,
  gate: PlantGate,
  { name, orders, onBatch }: { name: string; orders: readonly JobOrderDraft[]; onBatch: (batchId: string) => void },
): SimulatedEnterprise {
  let known: { enterpriseId: string; secret: string } | undefined
  const refusals: string[] = []
  const heard = new Set<string>()
  const answered = new Set<string>()
  const reported = new Set<JobOrderDraft>()
  const manifests = new Map<string, readonly string[]>()

  /** Sends until it is taken, or refused for good. */
  function send(type: string, about: string, data: object, attempt = 1): void {
    scene.later(attempt === 1 ? 0 : 20 * minute, async () => {
      if (!known) return
      const { enterpriseId, secret } = known
      const { status, body } = await scene.api.sendSigned(`/webhooks/enterprises/${enterpriseId}`, {
        secret,
        // The same for every try, so that the service can tell.
        id: `${name}-${type}-${about}`,
        body: { type, timestamp: scene.clock.now(), data },
      })
      if (status < 300) return
      const problem = body as { type?: string; detail?: string; errors?: unknown }
      if (problem.type === '/problems/replayed') return
      const mayComeRight = status === 409 || status === 429 || status >= 500
      if (mayComeRight && attempt < mostAttempts) send(type, about, data, attempt + 1)
      else refusals.push(`${type}: ${problem.detail} ${JSON.stringify(problem.errors ?? '')}`)
    })
  }

  function decideOnAgreement({ agreementId }: Event<'agreement.offered'>): void {
    scene.later(patience(scene.chance('signs', agreementId), 3 * hour), () => {
      send('agreement.signed', agreementId, { agreementId, signatory: '李建国' })
      orders.forEach((order, index) => {
        if (reported.has(order)) return
        reported.add(order)
        scene.later((1 + index) * 10 * minute, () => send('job-order.reported', `${index}`, { ...order, agreementId }))
      })
    })
  }

  function answerHeadcount(asked: Event<'headcount.requested'>): void {
    const { batchId, jobOrderId } = asked
    onBatch(batchId)
    const about = `${batchId}-${jobOrderId}`
    const answer = chosen<HeadcountAnswer | 'silent' | 'waits for the reminder'>(
      scene.chance('headcount', name, asked.post, asked.asked),
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
    if (answer === 'waits for the reminder') {
      answered.delete(about)
      return
    }
    answered.add(about)
    scene.later(patience(scene.chance('headcount after', name, about), 5 * hour), () =>
      send('headcount.confirmed', about, { batchId, jobOrderId, answer }),
    )
  }

  function hurry({ batchId, jobOrderId }: Event<'headcount.reminded'>): void {
    const about = `${batchId}-${jobOrderId}`
    if (answered.has(about) || scene.chance('hears the reminder', name, about) < 0.34) return
    answered.add(about)
    scene.later(patience(scene.chance('headcount after', name, about), hour), () =>
      send('headcount.confirmed', about, { batchId, jobOrderId, answer: { answer: 'full' } }),
    )
  }

  /** Some of them will leave within the half year, and the enterprise says so. */
  function readManifest({ tripId, jobOrders }: Event<'manifest.frozen'>): void {
    for (const { jobOrderId, passengers } of jobOrders)
      manifests.set(
        `${tripId} ${jobOrderId}`,
        passengers.map(({ placementId }) => placementId),
      )
    for (const { placementId } of jobOrders.flatMap(({ passengers }) => passengers)) {
      if (scene.chance('leaves', placementId) >= 0.02) continue
      const days = 12 + Math.floor(scene.chance('leaves after', placementId) * 150)
      scene.at(scene.clock.epochMilliseconds() + days * 24 * hour, () =>
        send('worker.left', placementId, { placementId, leftOn: dateInShanghai(scene.clock.now()) }),
      )
    }
  }

  /** Counts at its own gate, and looks again later while the group is not there. */
  function confirmArrival({ tripId, jobOrderId, arrivesAt }: Event<'arrival.expected'>): void {
    const { enterpriseId = '' } = known ?? {}
    if (!gate.countsForItself(enterpriseId)) return
    const count = (tries: number) => {
      const came = gate.cameOn(tripId, jobOrderId)
      if (!came) {
        if (tries < 20) scene.at(scene.clock.epochMilliseconds() + 2 * hour, () => count(tries + 1))
        return
      }
      const present = new Set(came)
      const absent = (manifests.get(`${tripId} ${jobOrderId}`) ?? []).filter((one) => !present.has(one))
      send('arrival.confirmed', `${tripId}-${jobOrderId}`, { tripId, jobOrderId, arrived: present.size, absent })
    }
    scene.at(epochOf(arrivesAt) + 2 * hour, () => count(1))
  }

  function hear(event: OutboundEnterpriseEvent): void {
    if (event.type === 'agreement.offered') decideOnAgreement(event.data)
    else if (event.type === 'headcount.requested') answerHeadcount(event.data)
    else if (event.type === 'headcount.reminded') hurry(event.data)
    else if (event.type === 'manifest.frozen') readManifest(event.data)
    else if (event.type === 'arrival.expected') confirmArrival(event.data)
  }

  return {
    refusals,
    introduce(enterpriseId, secret) {
      known = { enterpriseId, secret }
    },
    inbox: {
      secret: () => known?.secret,
      receive({ id, body }) {
        if (scene.chance('system is down', name, id) < 0.01 && !heard.has(`${id} failed`)) {
          heard.add(`${id} failed`)
          throw new PartnerOutage(503)
        }
        if (heard.has(id)) return
        heard.add(id)
        hear(OutboundEnterpriseEvent.parse(body))
      },
    },
  }
}
