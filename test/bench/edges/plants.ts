import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'
import type { InboundEnterpriseEvent, OutboundEnterpriseEvent } from '../../../domain/enterprises/enterprise-events.ts'
import { dateInShanghai, type Instant, instantOf, plusDays } from '../../../domain/kernel/instant.ts'
import { generateSocialCreditCode } from '../../../local/demo/generate-social-credit-code.ts'
import type { StartedService } from './start-service.ts'

/** An enterprise under an active agreement. */
export interface Plant {
  readonly enterpriseId: string
  readonly agreementId: string
  readonly secret: string
}

type Event = Pick<InboundEnterpriseEvent, 'type'> & { readonly data: object }

/** A signed event of the plant, said to happen now. */
export function eventOf(plant: Plant, id: string, { type, data }: Event) {
  const timestamp: Instant = instantOf(Date.now())
  const body = JSON.stringify({ type, timestamp, data })
  return { path: `/webhooks/enterprises/${plant.enterpriseId}`, headers: signed(plant.secret, id, body), body }
}

export function signed(secret: string, id: string, body: string): Record<string, string> {
  const at = new Date()
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  }
}

/** Posts a staff's request, and throws unless it is taken. */
export async function post<Answer>({ url, token }: StartedService, path: string, body?: object): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const answer = await fetch(url + path, { method: 'POST', headers, ...(body && { body: JSON.stringify(body) }) })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}

/** Sends an event and throws unless it is taken. */
export async function report<Answer>(service: StartedService, plant: Plant, id: string, event: Event): Promise<Answer> {
  const { path, headers, body } = eventOf(plant, id, event)
  const answer = await fetch(service.url + path, { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(`${event.type} was answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}

/** Registers enterprises that sign at once and confirm every place that they are asked for. */
export async function openPlants(service: StartedService, count: number) {
  const plants = new Map<string, Plant>()
  async function hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { type, data } = JSON.parse(await text(request)) as OutboundEnterpriseEvent
    response.writeHead(204).end()
    const plant = plants.get(request.url ?? '')
    if (!plant || type !== 'headcount.requested') return
    const { batchId, jobOrderId } = data
    const answer = { batchId, jobOrderId, answer: { answer: 'full' } }
    await report(service, plant, `${batchId}-${jobOrderId}`, { type: 'headcount.confirmed', data: answer })
  }
  const server = createServer((request, response) => void hear(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const firstDay = dateInShanghai(instantOf(Date.now()))
  for (let index = 0; index < count; index += 1) {
    const path = `/plants/${index}`
    const { enterprise, webhookSecret: secret } = await post<{ enterprise: { id: string }; webhookSecret: string }>(
      service,
      '/v1/enterprises',
      {
        name: `东莞顺达${index + 1}号五金厂`,
        socialCreditCode: generateSocialCreditCode('441900', 900_000 + index),
        webhookUrl: `http://127.0.0.1:${port}${path}`,
      },
    )
    const { id: agreementId } = await post<{ id: string }>(service, `/v1/enterprises/${enterprise.id}/agreements`, {
      firstDay,
      lastDay: plusDays(firstDay, 240),
      answerHours: 72,
    })
    const plant = { enterpriseId: enterprise.id, agreementId, secret }
    await report(service, plant, `signed-${index}`, {
      type: 'agreement.signed',
      data: { agreementId, signatory: '李建国' },
    })
    plants.set(path, plant)
  }
  return { plants: [...plants.values()], close: () => server.close() }
}
