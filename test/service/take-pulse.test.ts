import { Metrics } from '@aws-lambda-powertools/metrics'
import { DescribeExecutionCommand, SFNClient } from '@aws-sdk/client-sfn'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import { plus } from '../../domain/kernel/instant.ts'
import { allWaitingKinds } from '../../domain/kernel/waiting-kinds.ts'
import { assignCase, type CaseIn } from '../../domain/stabilisation/case.ts'
import { secondsFor } from '../../domain/stabilisation/case-kinds.ts'
import { executionArn } from '../../functions/gateways/resource-names.ts'
import { pulseSeal } from '../../functions/service/pulse-seal.ts'
import { businessMetricsTo } from '../../functions/wiring/business-metrics.ts'
import { arns } from '../../local/runtime/function-names.ts'
import { openWorld, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => world.close())

const machine = arns.stateMachine('service/take-pulse')
async function pulse(name: string): Promise<string | undefined> {
  await world.deps.workflows.start('service/take-pulse', name, {})
  await world.settle()
  const { status } = await new SFNClient().send(
    new DescribeExecutionCommand({ executionArn: executionArn(machine, name) }),
  )
  return status
}

test('the service reaches itself by its public address, and what its own call holds wakes nothing twice', async () => {
  const succeed = vi.spyOn(world.deps.workflows, 'succeed')
  expect(await pulse('first')).toBe('SUCCEEDED')
  const [token = ''] = succeed.mock.calls[0] ?? []
  const { seal } = await pulseSeal(world.deps)
  const again = await world.call('POST', '/v1/pulse', { body: { sealed: seal(token) } })
  expect(again.status).toBe(404)
  for (const sealed of ['AAAA', Buffer.from(token).toString('base64url'), seal('no token')])
    expect((await world.call('POST', '/v1/pulse', { body: { sealed } })).status).toBe(404)
  expect((await world.call('POST', '/v1/pulse', { body: {} })).status).toBe(422)
})

test('where its own door does not answer, the pulse is lost', async () => {
  vi.spyOn(world.deps.workflows, 'succeed').mockRejectedValue(new Error('the engine is not reached'))
  expect(await pulse('lost')).toBe('FAILED')
})

test('what waits is measured kind by kind, and for how long the oldest is late', async () => {
  const lines: string[] = []
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false')
  const metrics = new Metrics({ namespace: 'Zhida', serviceName: 'zhida' })
  vi.unstubAllEnvs()
  // What it writes to is the log of the function.
  Object.assign(metrics, { console: { log: (line: string) => lines.push(line) } })
  vi.spyOn(world.deps.metrics, 'waiting').mockImplementation((kinds) =>
    businessMetricsTo('zhida', metrics).waiting(kinds),
  )
  const figures = () => lines.splice(0).map((line) => JSON.parse(line) as Record<string, unknown>)

  await pulse('nothing-waits')
  const before = figures()
  expect(before).toHaveLength(allWaitingKinds.length + 1)
  expect(before.at(-1)).toMatchObject({ OldestHours: 0, service: 'zhida' })

  const now = world.clock.now()
  const late: CaseIn<'opened'> = {
    caseId: derivedId('CaseId', 'measured'),
    kind: 'help',
    workerId: derivedId('WorkerId', 'measured'),
    batchId: derivedId('BatchId', 'measured'),
    chunk: 0,
    placementId: null,
    enterpriseId: null,
    countyCode: '530627',
    cityCode: '441900',
    openedAt: plus(now, { days: -75 }),
    state: 'opened',
  }
  await world.deps.cases.open([assignCase(late, 'station', late.openedAt)])
  const kept = (await world.deps.cases.get(late.caseId)) as CaseIn<'assigned'>
  await world.deps.cases.assign(assignCase(kept, 'province', plus(now, { days: -20 })), 'token')
  await pulse('case-overdue')
  const after = figures()
  const OldestHours = 20 * 24 - secondsFor('help').province / 3600
  expect(after.find(({ Kind }) => Kind === 'case-overdue')).toMatchObject({ Waiting: 1, Overdue: 1, OldestHours })
  expect(after.find(({ Kind }) => Kind === 'approval')).toMatchObject({ Waiting: 0, OldestHours: 0 })
  expect(after.at(-1)).toMatchObject({ OldestHours })
  expect(after.at(-1)).not.toHaveProperty('Kind')
})

test('what is counted as it happens names numbers only, and nothing is written of nothing', () => {
  const lines: string[] = []
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false')
  const metrics = new Metrics({ namespace: 'Zhida', serviceName: 'zhida' })
  vi.unstubAllEnvs()
  Object.assign(metrics, { console: { log: (line: string) => lines.push(line) } })
  const figures = businessMetricsTo('zhida', metrics)
  figures.count({ TextsTaken: 0 })
  expect(lines).toEqual([])
  figures.count({ TextsTaken: 98, TextsRefused: 2, TextsUnknown: 0 })
  const [line, ...more] = lines.map((one) => JSON.parse(one) as Record<string, unknown>)
  expect(more).toEqual([])
  expect(line).toMatchObject({ TextsTaken: 98, TextsRefused: 2, service: 'zhida' })
  expect(line).not.toHaveProperty('TextsUnknown')
})
