import { Metrics } from '@aws-lambda-powertools/metrics'
import { DescribeExecutionCommand, GetExecutionHistoryCommand, SFNClient } from '@aws-sdk/client-sfn'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { executionArn, functionName } from '../../functions/gateways/resource-names.ts'
import { arns } from '../../local/runtime/function-names.ts'
import { openWorld, type World } from '../world.ts'

/** What functions write to their logs as figures. */
const lines = vi.hoisted(() => [] as string[])
vi.mock(import('../../functions/wiring/business-metrics.ts'), async (actual) => {
  const all = await actual()
  return {
    ...all,
    businessMetricsTo(serviceName) {
      vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false')
      const metrics = new Metrics({ namespace: all.metricNamespace, serviceName })
      vi.unstubAllEnvs()
      Object.assign(metrics, { console: { log: (line: string) => lines.push(line) } })
      return all.businessMetricsTo(serviceName, metrics)
    },
  }
})
const figures = () => lines.splice(0).map((line) => JSON.parse(line) as Record<string, unknown>)

let world: World
/** By the handler's name, what it does in the place of its work. */
const faults = new Map<string, () => Promise<void>>()
const during: (() => Promise<void>)[] = []

beforeAll(async () => {
  world = await openWorld({
    partners: false,
    around: (name, handler) => async (event, context) => {
      await faults.get(name)?.()
      const answer = await handler(event, context)
      if (name === functionName('service/rehearse-offer')) for (const look of during) await look()
      return answer
    },
  })
})
beforeEach(() => {
  faults.clear()
  during.length = 0
  figures()
})
afterAll(() => world.close())

const machine = arns.stateMachine('service/heartbeat')
const sfn = () => new SFNClient()

async function beat(name: string) {
  await world.deps.workflows.start('service/heartbeat', name, {})
  await world.settle()
  return sfn().send(new DescribeExecutionCommand({ executionArn: executionArn(machine, name) }))
}

/** Every item of the table, those of rehearsals apart. */
async function table() {
  const { client, table: TableName } = world.deps.database
  const { Items = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }))
  return {
    real: Items.filter(({ pk }) => !String(pk).startsWith('$rehearsal#')),
    rehearsed: Items.filter(({ pk }) => String(pk).startsWith('$rehearsal#')),
  }
}

test('a journey of nobody’s goes from a sheet to a placement, is erased, and the hour has its figure', async () => {
  const before = await table()
  let most: string[] = []
  during.push(async () => {
    most = (await table()).rehearsed.map(({ pk }) => String(pk))
  })
  const { status } = await beat('a-whole-one')
  expect(status).toBe('SUCCEEDED')
  expect(figures()).toEqual([expect.objectContaining({ Heartbeat: 1, service: 'zhida' })])

  // In the middle of it there was a person, a key of theirs, a firm, a question, an offer, a text and a placement.
  for (const part of ['workerid', 'of', 'enterpriseid', 'joborderid', 'batchid', 'messageid', 'phonehash'])
    expect(
      most.some((pk) => pk.startsWith(`$rehearsal#${part}_`)),
      part,
    ).toBe(true)
  // Of all this nothing is left, and nothing else has changed.
  expect(await table()).toEqual({ real: before.real, rehearsed: [] })
  expect((await world.deps.bucket.list('', { after: null, limit: 1000 })).keys).toEqual([])
  expect(world.partners.sent).toEqual([])
})

test('while it runs no list, count or report of the service knows of it', async () => {
  const token = await world.token({ role: 'province' })
  const auditor = await world.token({ role: 'auditor' })
  const reads = [
    'enterprises',
    'job-orders',
    'transfer-batches',
    'worklist',
    'reports/daily',
    'cases?county=999999',
    'workers?county=999999',
  ]
  const read = async () =>
    [
      ...(await Promise.all(reads.map((path) => world.call('GET', `/v1/${path}`, { token })))),
      await world.call('GET', '/v1/audit?actor=zhida-service-rehearse-offer', { token: auditor }),
    ].map(({ status, body }) => {
      // Of the call itself, and of the moment.
      const { instance: _instance, until: _until, ...said } = body as Record<string, unknown>
      return { status, said }
    })
  const before = await read()
  let meanwhile: unknown
  during.push(async () => {
    meanwhile = await read()
  })
  expect((await beat('looked-at')).status).toBe('SUCCEEDED')
  expect(meanwhile).toEqual(before)
})

test.each(['service/rehearse-question', 'inbox/receive-event', 'service/rehearse-offer'])(
  'where %s is broken, the figure says so and nothing is left behind',
  async (handler) => {
    faults.set(functionName(handler), async () => {
      throw new Error('broken on purpose')
    })
    const { status, error } = await beat(`broken-${handler.replaceAll('/', '-')}`)
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'Heartbeat.Broke' })
    expect(figures()).toEqual([expect.objectContaining({ Heartbeat: 0 })])
    expect((await table()).rehearsed).toEqual([])
  },
)

test('what one left that ended in the middle goes with the next', async () => {
  faults.set(functionName('service/end-rehearsal'), async () => {
    throw new Error('broken on purpose')
  })
  expect((await beat('not-erased')).status).toBe('FAILED')
  expect(figures()).toEqual([])
  expect((await table()).rehearsed.length).toBeGreaterThan(10)
  faults.clear()
  expect((await beat('the-next')).status).toBe('SUCCEEDED')
  expect((await table()).rehearsed).toEqual([])
})

test('a step that was done and whose answer was lost is begun anew', async () => {
  let calls = 0
  faults.set(functionName('service/rehearse-offer'), async () => undefined)
  during.push(async () => {
    calls += 1
    if (calls === 1) throw new Error('the answer was lost')
  })
  expect((await beat('answered-twice')).status).toBe('SUCCEEDED')
  expect(calls).toBe(2)
})

test('its states tell that it stays within its price', async () => {
  await beat('counted')
  const { events = [] } = await sfn().send(
    new GetExecutionHistoryCommand({ executionArn: executionArn(machine, 'counted'), maxResults: 1000 }),
  )
  expect(events.filter(({ type }) => type?.endsWith('StateEntered'))).toHaveLength(5)
})
