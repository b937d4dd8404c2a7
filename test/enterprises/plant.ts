import { type InboundEnterpriseEventType, OutboundEnterpriseEvent } from '../../domain/enterprises/enterprise-events.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { checkSocialCreditCode } from '../../domain/enterprises/social-credit-code.ts'
import type { AgreementId, EnterpriseId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { type Inbox, PartnerOutage, startPartnerServer } from '../../local/partners/partner-server.ts'
import type { World } from '../world.ts'
import { assembly } from './sample.ts'

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

/** Signs an agreement of so many days and reports a job order of 60 assemblers under it. */
export async function openJobOrder(
  world: World,
  plant: Plant,
  differently: object = {},
  days = 300,
): Promise<JobOrder> {
  const token = await world.token({ role: 'province' })
  const today = dateInShanghai(world.clock.now())
  const offered = await world.call('POST', `/v1/enterprises/${plant.id}/agreements`, {
    token,
    body: { firstDay: today, lastDay: plusDays(today, days) },
  })
  const agreementId = (offered.body as { id: AgreementId }).id
  await plant.send('agreement.signed', { agreementId, signatory: '陈建国' })
  await world.advance({ minutes: 5 })
  const startDate = plusDays(today, 20)
  const { body } = await plant.send('job-order.reported', { ...assembly, agreementId, startDate, ...differently })
  plant.heard.splice(0)
  return body as JobOrder
}
