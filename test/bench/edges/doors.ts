import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { derivedId } from '../../../domain/kernel/ids.ts'
import { dateInShanghai, instantOf, plusDays } from '../../../domain/kernel/instant.ts'
import { tableClient } from '../../../functions/gateways/table-client.ts'
import { generateJobOrders } from '../../../local/demo/generate-job-orders.ts'
import { generateSurveySheet, usualCounties } from '../../../local/demo/generate-survey-sheet.ts'
import { startDynamoDb } from '../../../local/dynamodb/start-dynamo-db.ts'
import { tableName } from '../../../local/runtime/function-environment.ts'
import { place } from '../../../local/runtime/function-names.ts'
import { messagesIn } from '../../../storage/notices/messages.ts'
import type { Row } from '../row.ts'
import { cpuByPart } from './cpu-by-part.ts'
import { type Hit, openConnections, openLoop, type Shot } from './open-loop.ts'
import { type Percentiles, percentilesOf } from './percentiles.ts'
import { eventOf, openPlants, type Plant, post, report, signed } from './plants.ts'
import type { ProbeReport } from './probe.ts'
import { type StartedService, startService } from './start-service.ts'

/** On a busy machine 200 a second say only that it is busy: fewer show what stands in whose way. */
const load = { perSecond: Number(process.env['BENCH_PER_SECOND'] ?? 200), seconds: 30, connections: 200 }
/** Milliseconds. */
const mostP99 = 50
/** In the batch beside. */
const workers = 1000
const plantCount = 10
/** Of the load; each webhook of receipts tells of four at most. */
const messageCount = 2 * load.perSecond * load.seconds * 4

/**
 * 200 requests a second over 200 connections, whatever the answers do: signed webhooks of the SMS provider and of enterprises,
 * and staff who look. First with nothing beside, then beside a batch that freezes, asks, matches and offers.
 */
export async function benchDoors(): Promise<Row[]> {
  const data = await mkdtemp(join(tmpdir(), 'zhida-bench-'))
  const port = 20_000 + 2 * Math.floor(Math.random() * 5000)
  try {
    await (await startService(data, port)).stop()
    await queueMessages(data)
    const service = await startService(data, port)
    try {
      return await measureDoors(service, data)
    } finally {
      await service.stop()
    }
  } finally {
    await rm(data, { recursive: true })
  }
}

async function measureDoors(service: StartedService, data: string): Promise<Row[]> {
  const today = dateInShanghai(instantOf(Date.now()))
  const { plants, close } = await openPlants(service, plantCount)
  const smsSecret = await readSmsSecret(data)
  const { csv } = generateSurveySheet({ workers, seed: 2, today })
  const sheet = await importSheet(service, csv)
  const startFrom = plusDays(today, 14)
  const drafts = generateJobOrders({ candidates: workers, seed: 2, startFrom }).flatMap(({ jobOrders }) => jobOrders)
  const orders: string[] = []
  for (const [index, draft] of drafts.entries()) {
    const plant = plants[index % plants.length] as Plant
    const data = { ...draft, agreementId: plant.agreementId }
    orders.push(
      (await report<{ id: string }>(service, plant, `need-${index}`, { type: 'job-order.reported', data })).id,
    )
  }

  const agent = await openConnections(service.url, load.connections)
  const measure = async (name: string, looked: readonly string[]) => {
    const shots = mixOf({ name, service, plants, smsSecret, looked, template: drafts[0] as object })
    const before = await cpuByPart(service.pid)
    service.begin()
    const { hits, seconds } = await openLoop(service.url, { ...load, agent }, shots)
    const found = await service.end()
    const after = await cpuByPart(service.pid)
    const cpu = Object.entries(after).map(([part, used]) => [part, (used - (before[part] ?? 0)) / seconds] as const)
    return rowsOf(name, { hits, seconds, found, cpu })
  }
  const looked = ['/v1/transfer-batches', '/v1/job-orders', '/v1/enterprises', `/v1/surveys/${sheet}`]
  const alone = await measure('alone', looked)
  const { batchId } = await post<{ batchId: string }>(service, '/v1/transfer-batches', {
    campaign: '春风行动',
    counties: usualCounties,
    jobOrders: orders,
    travelWindow: { from: plusDays(today, 10), to: plusDays(startFrom, 3) },
    answerHours: 24,
  })
  const beside = await measure('beside a batch', [...looked, `/v1/transfer-batches/${batchId}`])
  agent.destroy()
  close()
  return [...alone, ...beside]
}

/** Messages whose receipts the load brings. */
async function queueMessages(data: string): Promise<void> {
  const dynamoDb = await startDynamoDb({ data })
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = tableClient({ endpoint: dynamoDb.endpoint, region: place.region, credentials })
  const queuedAt = instantOf(Date.now())
  const messages = messagesIn({ client, table: tableName })
  const items = Array.from({ length: messageCount }, (_, index) => ({
    messageId: messageIdOf(index),
    workerId: derivedId('WorkerId', 'bench', index % workers),
    sealedPhone: 'bench.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    template: 'job-offer' as const,
    segments: 2,
    queuedAt,
    state: 'queued' as const,
  }))
  for (let start = 0; start < items.length; start += 1000) await messages.queue(items.slice(start, start + 1000))
  await dynamoDb.stop()
}

const messageIdOf = (index: number) => derivedId('MessageId', 'bench', index)

async function readSmsSecret(data: string): Promise<string> {
  const kept = JSON.parse(await readFile(join(data, 'secrets.json'), 'utf8')) as Record<string, { value: string }>
  return (JSON.parse(kept['zhida/sms']?.value ?? '{}') as { secret: string }).secret
}

async function importSheet(service: StartedService, csv: string): Promise<string> {
  type Created = { surveyId: string; upload: { method: string; url: string } }
  const fileName = 'bench.csv'
  const { surveyId, upload } = await post<Created>(service, '/v1/surveys', { countyCode: '530621', fileName })
  await fetch(upload.url, { method: upload.method, body: csv })
  await post(service, `/v1/surveys/${surveyId}/import`)
  const headers = { authorization: `Bearer ${service.token}` }
  for (;;) {
    const survey = await (await fetch(`${service.url}/v1/surveys/${surveyId}`, { headers })).json()
    if ((survey as { state: string }).state === 'imported') return surveyId
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

interface Mix {
  readonly name: string
  readonly service: StartedService
  readonly plants: readonly Plant[]
  readonly smsSecret: string
  /** Paths that staff read. */
  readonly looked: readonly string[]
  /** Of the job orders that are reported. */
  readonly template: object
}

let nextMessage = 0

/** Of 20 requests 12 bring receipts, 6 are events of enterprises of which one comes a second time, 2 are looks of staff. */
function mixOf({ name, service, plants, smsSecret, looked, template }: Mix): (index: number) => Shot {
  const authorization = `Bearer ${service.token}`
  return (index) => {
    const turn = index % 20
    const round = Math.floor(index / 20)
    if (turn % 10 === 9) {
      const path = looked[(2 * round + (turn > 10 ? 1 : 0)) % looked.length] as string
      return { kind: 'look', method: 'GET', path, headers: { authorization }, fits: [200] }
    }
    if (turn % 3 === 0 && turn < 18) {
      const again = turn === 15
      const number = again ? index - 3 - 20 * Math.min(round, 5) : index
      const plant = plants[number % plants.length] as Plant
      const data = { ...template, agreementId: plant.agreementId, headcount: 1 + (number % 40) }
      const event = eventOf(plant, `${name} ${number}`, { type: 'job-order.reported', data })
      // Of the one that is sent twice, the second is told to come later while the first is under way.
      return { kind: 'webhook', method: 'POST', ...event, fits: again || turn === 12 ? [200, 409] : [200] }
    }
    const at = instantOf(Date.now())
    const receipts = Array.from({ length: 1 + (index % 4) }, () => ({
      outId: messageIdOf(nextMessage++),
      status: 'DELIVRD',
      at,
    }))
    const body = JSON.stringify(receipts)
    const headers = signed(smsSecret, `${name} ${index}`, body)
    return { kind: 'webhook', method: 'POST', path: '/webhooks/sms/bench/receipts', headers, body, fits: [204] }
  }
}

interface Measured {
  readonly hits: readonly Hit[]
  readonly seconds: number
  readonly found: ProbeReport
  readonly cpu: readonly (readonly [string, number])[]
}

function rowsOf(name: string, { hits, seconds, found, cpu }: Measured): Row[] {
  const of = (kind: string) => hits.filter((hit) => hit.kind === kind)
  const latency = (some: readonly Hit[]) => percentilesOf(some.map(({ milliseconds }) => milliseconds))
  const webhooks = latency(of('webhook'))
  const wrong = hits.filter(({ ok }) => !ok)
  const answers = [...new Set(wrong.map(({ answer }) => answer))].slice(0, 4).join(', ')
  const rate = hits.length / seconds
  const row = (what: string, measured: string): Row => ({ what: `${name}: ${what}`, target: '', measured, ok: true })
  return [
    {
      what: `${name}: webhooks`,
      target: `${load.perSecond}/s, p99 < ${mostP99} ms`,
      measured: `${ms(webhooks)}; ${rate.toFixed(0)}/s, ${wrong.length} wrong${answers && ` (${answers})`}`,
      ok: webhooks.p99 < mostP99 && wrong.length === 0 && rate > 0.98 * load.perSecond,
    },
    row('staff who look', ms(latency(of('look')))),
    row('waits before the handler', ms(found.beforeHandler)),
    row('handler', ms(found.inHandler)),
    row('of it in calls of AWS', `${ms(found.inCalls)}; ${found.callsPerRequest.toFixed(1)} calls a request`),
    row('a call of the table', `${ms(found.tableCall)}; of it for a connection ${ms(found.forConnection)}`),
    row(
      'calls of the table',
      `${found.tableCalls.ofRequests} of requests, ${found.tableCalls.ofWorkflows} of the rest`,
    ),
    row('event loop delay', `${ms(found.loopDelay)}; busy ${share(found.loopBusy)}, garbage ${share(found.garbage)}`),
    row(
      'rounds of the event loop with more than 20 ms of CPU',
      `${found.longRounds.count}, the longest ${brief(found.longRounds.max)} ms, together ${brief(found.longRounds.sum)} ms`,
    ),
    row(
      'cores',
      `${cpu.map(([part, used]) => `${part} ${used.toFixed(2)}`).join(', ')}; load average ${loadavg()[0]?.toFixed(1)} of ${availableParallelism()}`,
    ),
  ]
}

const ms = ({ p50, p95, p99, max }: Percentiles) =>
  `p50 ${brief(p50)}, p95 ${brief(p95)}, p99 ${brief(p99)}, max ${brief(max)} ms`
const brief = (milliseconds: number) => milliseconds.toFixed(milliseconds < 10 ? 1 : 0)
const share = (part: number) => `${(100 * part).toFixed(0)}%`
