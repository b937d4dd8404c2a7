import { type AgreementIn, activateAgreement, nextDue, signAgreement } from '../../domain/enterprises/agreement.ts'
import { type InboundEnterpriseEventType, OutboundEnterpriseEvent } from '../../domain/enterprises/enterprise-events.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { offerAgreement } from '../../domain/enterprises/offer-agreement.ts'
import { type ReportJobOrder, reportJobOrder } from '../../domain/enterprises/report-job-order.ts'
import { checkSocialCreditCode } from '../../domain/enterprises/social-credit-code.ts'
import { listsOfEnterprise } from '../../domain/enterprises/waits-of-enterprise.ts'
import { derivedId, type EnterpriseId } from '../../domain/kernel/ids.ts'
import { type CalendarDate, dateInShanghai, type Instant, plusDays } from '../../domain/kernel/instant.ts'
import { type Inbox, PartnerOutage, startPartnerServer } from '../../local/partners/partner-server.ts'
import type { World } from '../world.ts'
import { assembly, done } from './sample.ts'

/** An enterprise's own system: registered by the province, hears our events and sends its own. */
export interface Plant {
  readonly id: EnterpriseId
  /** The secret that it holds; a test may install another. */
  secret: string
  /** What reached it under a true signature, each event once. */
  readonly heard: OutboundEnterpriseEvent[]
  /** The webhook-id of every message under a true signature, also of those that it did not take. */
  readonly tries: string[]
  /** While set, its system answers 503. */
  down: boolean
  /** What it answers to an event instead of taking it: a status, or null to take it. */
  answer: (event: OutboundEnterpriseEvent) => number | null
  readonly webhookUrl: string
  send(type: InboundEnterpriseEventType, data: object, id?: string): Promise<{ status: number; body: unknown }>
  close(): Promise<void>
}

let plants = 0

/** A licence of its own for each plant, with the check character that makes it valid. */
function licenceOf(plant: number): string {
  const body = `91441900MA5${String(plant).padStart(6, '0')}`
  const code = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY', (check) => body + check)
  return code.find((one) => checkSocialCreditCode(one) === 'valid') ?? ''
}

export async function openPlant(world: World): Promise<Plant> {
  const ids = new Set<string>()
  const inboxes = new Map<string, Inbox>()
  const server = await startPartnerServer(inboxes, world.clock)
  const token = await world.token({ role: 'province' })
  plants += 1
  const webhookUrl = `${server.url}/hook`
  // As long for the thousandth plant of a process as for its first: what a text comes to follows from its length.
  const name = `顺达第${String(plants).padStart(3, '0')}五金厂`
  const registered = await world.call('POST', '/v1/enterprises', {
    token,
    key: `plant-${plants}`,
    body: { name, socialCreditCode: licenceOf(plants), webhookUrl },
  })
  const { enterprise, webhookSecret } = registered.body as { enterprise: { id: EnterpriseId }; webhookSecret: string }
  let sent = 0
  const plant: Plant = {
    id: enterprise.id,
    secret: webhookSecret,
    heard: [],
    tries: [],
    down: false,
    answer: () => null,
    webhookUrl,
    send(type, data, id) {
      sent += 1
      const body = { type, timestamp: world.clock.now(), data }
      return world.sendSigned(`/webhooks/enterprises/${enterprise.id}`, {
        secret: plant.secret,
        id: id ?? `msg-${sent}`,
        body,
      })
    },
    close: () => server.stop(),
  }
  inboxes.set('/hook', {
    secret: () => plant.secret,
    receive({ id, body }) {
      plant.tries.push(id)
      const event = OutboundEnterpriseEvent.parse(body)
      const status = plant.down ? 503 : plant.answer(event)
      if (status !== null) throw new PartnerOutage(status)
      if (!ids.has(id)) plant.heard.push(event)
      ids.add(id)
    },
  })
  return plant
}

let orders = 0

/**
 * A job order of 60 assemblers under an active agreement of so many days, as both stand once the one was signed and the other reported;
 * how they come about is what `sign-agreement.test.ts` and `job-order.test.ts` are for. What the plant heard until then is forgotten.
 */
export async function openJobOrder(
  world: World,
  plant: Plant,
  differently: Partial<ReportJobOrder> = {},
  days = 300,
): Promise<JobOrder> {
  const { enterprises, agreements, jobOrders } = world.deps
  orders += 1
  const at = world.clock.now()
  const enterprise = await enterprises.get(plant.id)
  const firstDay = dateInShanghai(at)
  const agreement = activeAgreement(plant, { firstDay, lastDay: plusDays(firstDay, days) }, at)
  await agreements.offer(agreement, listsOfEnterprise(enterprise ?? {}))
  await agreements.setDue(agreement.id, nextDue(agreement, at))
  // Whatever comes next comes later than what is told of it.
  await world.advance({ minutes: 5 })
  const report = { ...assembly, agreementId: agreement.id, startDate: plusDays(firstDay, 20), ...differently }
  const id = derivedId('JobOrderId', plant.id, orders)
  plant.heard.splice(0)
  return jobOrders.report(done(reportJobOrder(report, agreement, { id, at: world.clock.now() })))
}

function activeAgreement(
  { id: enterpriseId }: Plant,
  days: { readonly firstDay: CalendarDate; readonly lastDay: CalendarDate },
  at: Instant,
): AgreementIn<'active'> {
  const id = derivedId('AgreementId', enterpriseId, orders)
  const offered = done(offerAgreement({ ...days, answerHours: 168 }, { id, enterpriseId, at }))
  const signed = done(signAgreement(offered, { signedAt: at, signatory: '陈建国' }))
  return done(activateAgreement(signed, at))
}
