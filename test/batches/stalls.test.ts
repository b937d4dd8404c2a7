import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Stall } from '../../domain/batches/stall.ts'
import type { BatchId } from '../../domain/kernel/ids.ts'
import { epochOf, type Instant } from '../../domain/kernel/instant.ts'
import type { Role } from '../../functions/wiring/staff.ts'
import type { ApiAnswer } from '../../local/partners/api-client.ts'
import { openPlant, type Plant } from '../enterprises/plant.ts'
import { importDate } from '../surveys/written-sheet.ts'
import { openWorld, type World } from '../world.ts'
import { beginBatch, type RunningBatch } from './begin-batch.ts'

let world: World
let plant: Plant
beforeAll(async () => {
  world = await openWorld({ partners: false, keep: true, start: `${importDate}T01:00:00.000Z` as Instant })
  plant = await openPlant(world)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})
afterEach(() => {
  vi.restoreAllMocks()
})

type StallView = Stall & { next: string }
const secretNumber = '13812345678'

async function as(role: Role, method: 'GET' | 'POST', path: string, body?: object, key?: string): Promise<ApiAnswer> {
  const token = await world.token({ role, subject: `qian@${role}`, counties: ['53'] })
  return world.call(method, `/v1/transfer-batches/${path}`, { token, ...(body && { body }), ...(key && { key }) })
}
async function stallsOf(batchId: BatchId, query = ''): Promise<StallView[]> {
  return ((await as('province', 'GET', `${batchId}/stalls${query}`)).body as { items: StallView[] }).items
}
const decide = (batchId: BatchId, stallId: string, decision: string, subject = 'sun@province', key?: string) =>
  world.token({ role: 'province', subject }).then((token) =>
    world.call('POST', `/v1/transfer-batches/${batchId}/stalls/${stallId}`, {
      token,
      body: { decision, reason: '已排除故障' },
      ...(key && { key }),
    }),
  )

/** A batch whose matching fails for as long as the test does not mend it. */
async function stalledInMatching(message = 'throttled'): Promise<{ batch: RunningBatch; stall: StallView }> {
  const batch = await beginBatch(world, plant)
  vi.spyOn(world.deps.jobOrders, 'getMany').mockRejectedValue(new Error(message))
  await batch.confirm()
  await world.advance({ hours: 5 })
  const [stall] = await stallsOf(batch.batchId)
  return { batch, stall: stall! }
}
async function endOf(batch: RunningBatch): Promise<void> {
  vi.restoreAllMocks()
  await batch.cancel()
  await world.advance({ hours: 1 })
  expect(await batch.look()).toMatchObject({ state: 'cancelled' })
}

async function headcountsOf({ batchId }: RunningBatch): Promise<unknown[]> {
  const token = await world.token({ role: 'province' })
  const { body } = await world.call('GET', `/v1/transfer-batches/${batchId}/headcounts`, { token })
  return (body as { items: unknown[] }).items
}

/** A batch whose enterprise cannot be asked for as long as the test does not mend it. */
async function stalledInAsking(): Promise<{ batch: RunningBatch; stall: StallView }> {
  const { enterpriseNotifier } = world.deps
  const whole = { ...enterpriseNotifier }
  vi.spyOn(enterpriseNotifier, 'notify').mockImplementation((to, events) =>
    events.some(({ event }) => event.type === 'headcount.requested')
      ? Promise.reject(new Error('throttled'))
      : whole.notify(to, events),
  )
  const batch = await beginBatch(world, plant)
  await world.advance({ hours: 5 })
  const [stall] = await stallsOf(batch.batchId)
  return { batch, stall: stall! }
}

describe('an enterprise that we cannot ask for hours', () => {
  test('loses no place by it: once an operator has mended that, it has its whole time to answer', async () => {
    const { batch, stall } = await stalledInAsking()
    const jobOrderId = batch.order.id
    expect(stall).toMatchObject({
      step: { en: 'Ask one enterprise', zh: '询问一个订单的用工人数' },
      of: { jobOrderId },
      choices: ['retry', 'skip'],
      skipTo: 'Go on without it',
    })
    await world.advance({ days: 3 })
    expect(await headcountsOf(batch)).toMatchObject([{ request: { jobOrderId, asked: 60 }, outcome: 'open' }])

    vi.restoreAllMocks()
    await decide(batch.batchId, stall.stallId, 'retry')
    await world.advance({ minutes: 1 })
    const asked = plant.heard.findLast(({ type }) => type === 'headcount.requested')
    const { answerUntil } = asked!.data as { answerUntil: Instant }
    expect(epochOf(answerUntil) - epochOf(world.clock.now())).toBeGreaterThan(47 * 3_600_000)
    await world.advance({ hours: 47 })
    expect(plant.heard.slice(plant.heard.indexOf(asked!)).map(({ type }) => type)).toEqual([
      'headcount.requested',
      'headcount.reminded',
      'headcount.reminded',
    ])
    expect(await batch.confirm()).toMatchObject({ status: 200 })
    await world.advance({ minutes: 10 })
    expect(await batch.look()).toMatchObject({
      progress: { step: 'waiting for answers' },
      counts: { headcount: { asked: 1, confirmed: 1, places: 60 } },
    })
    await endOf(batch)
  })

  test('is left out when an operator says so; its places are free, and it hears nothing of them', async () => {
    const { batch, stall } = await stalledInAsking()
    plant.heard.splice(0)
    await decide(batch.batchId, stall.stallId, 'skip')
    await world.advance({ minutes: 10 })
    expect(await batch.look()).toMatchObject({
      state: 'failed',
      why: expect.stringContaining('no enterprise confirmed a place'),
    })
    expect(await headcountsOf(batch)).toMatchObject([{ outcome: 'released', places: 0, why: 'given-up' }])
    const order = await world.call('GET', `/v1/job-orders/${batch.order.id}`, {
      token: await world.token({ role: 'province' }),
    })
    expect(order.body).toMatchObject({ places: { reported: 60, reserved: 0, free: 60 } })
    expect(plant.heard).toEqual([])
  })
})

describe('a step that fails for hours', () => {
  test('is seen by province and auditor over all batches, also once it was decided; nobody else is let in', async () => {
    const { batch, stall } = await stalledInMatching()
    vi.restoreAllMocks()
    const other = await stalledInAsking()
    const over = async (role: Role, query: string) => {
      const token = await world.token({ role, subject: `qian@${role}`, counties: ['53'] })
      return world.call('GET', `/v1/stalls${query}`, { token })
    }
    const ids = ({ body }: ApiAnswer) => (body as { items: StallView[] }).items.map(({ stallId }) => stallId)
    for (const role of ['province', 'auditor'] as const)
      expect(ids(await over(role, ''))).toEqual([stall.stallId, other.stall.stallId])
    expect((await over('county', '')).status).toBe(403)
    expect((await over('auditor', '?cursor=nothing')).status).toBe(422)
    expect((await over('auditor', '?standing=all&cursor=e30')).status).toBe(422)

    vi.restoreAllMocks()
    await decide(batch.batchId, stall.stallId, 'retry')
    expect(ids(await over('auditor', ''))).toEqual([other.stall.stallId])
    const seen: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page = await over('auditor', `?standing=all&limit=1${next && `&cursor=${encodeURIComponent(next)}`}`)
      seen.push(...ids(page))
      next = (page.body as { next: string | null }).next
    }
    expect(seen.filter((id) => id === stall.stallId || id === other.stall.stallId)).toEqual([
      other.stall.stallId,
      stall.stallId,
    ])
    await endOf(batch)
    await endOf(other.batch)
  })

  test('waits for an operator, who is told what, since when, why and what next; mended and retried, the batch goes on', async () => {
    const { batch, stall } = await stalledInMatching(`throttled for 王小明 ${secretNumber}`)
    expect(stall).toMatchObject({
      state: 'open',
      workflow: 'batches/run-transfer-batch',
      step: { en: 'Match the workers', zh: '人岗匹配' },
      of: { round: 1 },
      error: 'Error',
      cause: expect.stringContaining('throttled for'),
      tries: 1,
      choices: ['retry'],
      next: expect.stringContaining('retry: it is tried again'),
    })
    expect(JSON.stringify(stall)).not.toMatch(/13812345678|王小明/)
    // After retries of one to three hours, not of two minutes.
    const asked = (await batch.look()).progress.since
    expect(epochOf(stall.since) - epochOf(asked)).toBeGreaterThan(30 * 60_000)
    expect(await batch.look()).toMatchObject({
      state: 'running',
      progress: {
        step: 'matching',
        waitsFor: 'an operator: "Match the workers" (人岗匹配) failed; see its stalls',
        until: null,
      },
      stalls: [{ stallId: stall.stallId }],
    })

    vi.restoreAllMocks()
    expect(await decide(batch.batchId, stall.stallId, 'retry')).toMatchObject({
      status: 200,
      body: { state: 'decided', decided: { decision: 'retry', by: 'sun@province', reason: '已排除故障' } },
    })
    await world.advance({ minutes: 10 })
    expect(await batch.look()).toMatchObject({ progress: { step: 'waiting for answers' }, stalls: [] })
    expect(await stallsOf(batch.batchId, '?standing=open')).toEqual([])
    expect(await stallsOf(batch.batchId)).toMatchObject([{ state: 'decided', next: 'It is tried again.' }])
    await endOf(batch)
  })

  test('that fails again waits again, and keeps what was decided before', async () => {
    const { batch, stall } = await stalledInMatching()
    await decide(batch.batchId, stall.stallId, 'retry')
    await world.advance({ hours: 5 })
    expect(await stallsOf(batch.batchId)).toMatchObject([
      { stallId: stall.stallId, state: 'open', tries: 2, earlier: [{ decision: 'retry', by: 'sun@province' }] },
    ])
    await endOf(batch)
  })

  test('is tried again by itself after a week, and meanwhile nobody has to decide', async () => {
    const { batch, stall } = await stalledInMatching()
    await world.advance({ seconds: (epochOf(stall.until) - epochOf(world.clock.now())) / 1000 + 1 })
    expect(await stallsOf(batch.batchId, '?standing=open')).toEqual([])
    expect(await decide(batch.batchId, stall.stallId, 'retry')).toMatchObject({ status: 409 })
    await world.advance({ hours: 5 })
    expect(await stallsOf(batch.batchId, '?standing=open')).toMatchObject([{ tries: 2 }])
    await endOf(batch)
  })

  test('ends with its batch, when people cancel it', async () => {
    const { batch, stall } = await stalledInMatching()
    await endOf(batch)
    expect(await stallsOf(batch.batchId)).toMatchObject([{ state: 'over', why: expect.stringContaining('道路中断') }])
    expect(await decide(batch.batchId, stall.stallId, 'retry')).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('nothing to decide any more') },
    })
    expect((await batch.workers()).map(({ engagedIn }) => engagedIn)).toEqual([null, null, null])
  })
})

describe('of two operators', () => {
  test('the slower is told what stands; the same decision again is the first one', async () => {
    const batch = await beginBatch(world, plant)
    await batch.confirm()
    await world.advance({ hours: 1 })
    for (const phone of batch.phones) world.partners.reply(phone, '1')
    await world.advance({ days: 2 })
    const whole = { ...world.deps.batches }
    vi.spyOn(world.deps.batches, 'note').mockImplementation((id, at, noted) =>
      whole.note(id, at, (standing) => {
        const given = noted(standing)
        if (given.progress?.step === 'booking trips') throw new Error('throttled')
        return given
      }),
    )
    await batch.decide({ decision: 'approve' })
    await world.advance({ hours: 5 })
    const [stall] = await stallsOf(batch.batchId)
    expect(stall).toMatchObject({ step: { en: 'Note that trips are booked' }, choices: ['retry', 'skip'] })
    const both = await Promise.all([
      decide(batch.batchId, stall!.stallId, 'skip', 'sun@province'),
      decide(batch.batchId, stall!.stallId, 'retry', 'li@province'),
    ])
    expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409])
    const [won, lost] = both.toSorted((one, other) => one.status - other.status)
    const { decided } = won!.body as Stall & { state: 'decided' }
    expect(lost!.body).toMatchObject({ detail: expect.stringContaining(`${decided.by} decided "${decided.decision}"`) })
    vi.restoreAllMocks()
    // One's own call again, with its key or without: nothing happens twice.
    expect(await decide(batch.batchId, stall!.stallId, decided.decision, decided.by)).toMatchObject({
      status: 200,
      body: { decided: { by: decided.by, at: decided.at } },
    })
    await world.advance({ minutes: 10 })
    expect(await batch.look()).toMatchObject({ state: 'running', stalls: [] })
    await endOf(batch)
  })

  test('a decision that reached the table but not the step is completed by the same call again', async () => {
    const { batch, stall } = await stalledInMatching()
    vi.restoreAllMocks()
    vi.spyOn(world.deps.workflows, 'succeed').mockRejectedValueOnce(new Error('throttled'))
    expect(await decide(batch.batchId, stall.stallId, 'retry', 'sun@province', 'once')).toMatchObject({ status: 500 })
    await world.advance({ minutes: 10 })
    expect((await batch.look()).progress.step).toBe('matching')
    expect(await decide(batch.batchId, stall.stallId, 'retry', 'sun@province', 'once')).toMatchObject({ status: 200 })
    await world.advance({ minutes: 10 })
    expect((await batch.look()).progress.step).toBe('waiting for answers')
    await endOf(batch)
  })
})

describe('what is refused', () => {
  test('a skip where nothing could follow, with what to do instead; a decision without a reason', async () => {
    const { batch, stall } = await stalledInMatching()
    expect(await decide(batch.batchId, stall.stallId, 'skip')).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/Retry it once the cause is mended.*can be cancelled/) },
    })
    const path = `${batch.batchId}/stalls/${stall.stallId}`
    expect(await as('province', 'POST', path, { decision: 'retry' })).toMatchObject({ status: 422 })
    expect(await as('province', 'POST', path, { decision: 'retry', reason: '  ' })).toMatchObject({ status: 422 })
    expect(await as('county', 'POST', path, { decision: 'retry', reason: '好' })).toMatchObject({ status: 403 })
    expect(await as('county', 'GET', `${batch.batchId}/stalls`)).toMatchObject({ status: 200 })
    const elsewhere = `${batch.batchId}/stalls/stl_000000000000`
    expect(await as('province', 'POST', elsewhere, { decision: 'retry', reason: '好' })).toMatchObject({ status: 404 })
    await endOf(batch)
  })
})
