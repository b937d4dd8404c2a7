import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type BatchId, type DisasterId, derivedId, type WorkerId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import type { Disaster } from '../../domain/relief/disaster.ts'
import type { HelpOffer } from '../../domain/relief/help-offer.ts'
import type { ReliefProgress } from '../../domain/relief/relief-progress.ts'
import { whoIsHelpedFirst } from '../../functions/relief/who-is-helped-first.ts'
import { beginBatch } from '../batches/begin-batch.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { surveyed } from '../notices/people.ts'
import { placed, travelledBatch } from '../stabilisation/people-at-work.ts'
import { listsAndFacts } from '../worklist/lists-and-facts.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let plant: Plant
let jobOrder: JobOrder
const batchId = derivedId('BatchId', 'relief') as BatchId
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  jobOrder = await openJobOrder(world, plant)
  await travelledBatch(world, jobOrder, batchId)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const today = () => dateInShanghai(world.clock.now())
const province = () => world.token({ role: 'province', subject: 'zhao@province' })
const county = (counties = ['530621']) => world.token({ role: 'county', subject: 'li@ludian', counties })
let declared = 0
async function declare(facts: object = {}): Promise<{ status: number; body: unknown }> {
  declared += 1
  const body = {
    kind: 'flood',
    countyCode: '530621',
    townships: ['龙头山镇'],
    from: today(),
    until: plusDays(today(), 20),
    source: `县应急局第${declared}号通报`,
    ...facts,
  }
  return world.call('POST', '/v1/disasters', { token: await province(), body })
}
const flood = async (facts?: object) => ((await declare(facts)).body as Disaster).disasterId
const end = async (disasterId: DisasterId) =>
  world.call('POST', `/v1/disasters/${disasterId}/end`, { token: await province(), body: {} })
async function record(disasterId: DisasterId, workerId: WorkerId, answer: object, token?: string) {
  const path = `/v1/disasters/${disasterId}/people/${workerId}`
  return world.call('POST', path, { token: token ?? (await county()), body: answer })
}
const look = async (disasterId: DisasterId) =>
  (await world.call('GET', `/v1/disasters/${disasterId}`, { token: await county() })).body as Disaster & {
    progress: ReliefProgress
  }
async function isPaused(...people: { workerId: WorkerId }[]) {
  const found = await world.deps.workers.getMany(people.map(({ workerId }) => workerId))
  const first = await whoIsHelpedFirst(found, world.deps)
  return people.map(({ workerId }) => first.has(workerId))
}
async function waiting(kind: string, token?: string) {
  const answer = await world.call('GET', `/v1/worklist?kind=${kind}&limit=200`, { token: token ?? (await county()) })
  return (answer.body as { items: { subject: Record<string, string>; note: { zh: string } }[] }).items
}

describe('a county that a disaster has hit', () => {
  test('has its people offered help first: each hears of jobs after they were reached, and nothing is read into silence', async () => {
    const [silent, well, needs, working] = [
      await surveyed(world),
      await surveyed(world),
      await surveyed(world),
      await surveyed(world),
    ]
    const disasterId = await flood()
    expect(await isPaused(silent, well, needs, working)).toEqual([true, true, true, true])
    expect(await waiting('help-to-offer')).toMatchObject([{ subject: { disasterId }, note: { zh: '鲁甸县：洪涝' } }])

    expect(await record(disasterId, silent.workerId, { answer: 'not-reached' })).toMatchObject({ body: { tries: 1 } })
    expect(await record(disasterId, silent.workerId, { answer: 'not-reached' })).toMatchObject({ body: { tries: 2 } })
    await record(disasterId, well.workerId, { answer: 'no-need' })
    await record(disasterId, needs.workerId, { answer: 'needs-help', needs: ['shelter', 'shelter', 'contact-family'] })
    await record(disasterId, working.workerId, { answer: 'needs-help', needs: ['food-and-goods'], wantsWork: true })
    expect(await isPaused(silent, well, needs, working)).toEqual([true, false, true, false])
    const { progress } = await look(disasterId)
    expect(progress).toMatchObject({ notReached: 1, noNeed: 1, needsHelp: 2, settled: 0 })
    expect(progress.needs).toEqual({ shelter: 1, 'contact-family': 1, 'food-and-goods': 1 })
    expect(progress.toOffer + progress.noNeed + progress.needsHelp + progress.settled).toBe(progress.people)

    const needed = new Map((await waiting('help-needed')).map(({ subject, note }) => [subject['workerId'], note.zh]))
    expect(needed).toEqual(
      new Map([
        [needs.workerId, '临时安置、过渡住处、联系家人'],
        [working.workerId, '食品和生活用品'],
      ]),
    )
    // A further call that reaches nobody takes back nothing that was said.
    expect(await record(disasterId, needs.workerId, { answer: 'not-reached' })).toMatchObject({
      body: { answer: 'needs-help', needs: ['shelter', 'contact-family'], tries: 2 },
    })
    await record(disasterId, well.workerId, { answer: 'not-reached' })
    expect(await isPaused(well, needs, working)).toEqual([false, true, false])
    expect((await waiting('help-needed')).map(({ subject }) => subject['workerId'])).toContain(needs.workerId)

    const { listed, due } = await listsAndFacts(world.deps)
    expect(listed).toEqual(due)
    await record(disasterId, needs.workerId, { answer: 'settled' })
    expect((await waiting('help-needed')).map(({ subject }) => subject['workerId'])).toEqual([working.workerId])
    expect(await isPaused(needs)).toEqual([false])

    expect(await end(disasterId)).toMatchObject({ status: 200, body: { ended: { by: 'zhao@province' } } })
    expect(await isPaused(silent)).toEqual([false])
    expect(await waiting('help-to-offer')).toEqual([])
    // What is needed is settled afterwards, too; nobody else is recorded.
    expect(await record(disasterId, working.workerId, { answer: 'settled' })).toMatchObject({ status: 200 })
    expect(await record(disasterId, silent.workerId, { answer: 'no-need' })).toMatchObject({ status: 409 })
  })

  test('has those at work elsewhere asked for their families, with a case at their station where they need help', async () => {
    const { workerId } = await placed(world, jobOrder, batchId)
    const { body } = await declare()
    const { disasterId } = body as Disaster
    const answer = { answer: 'needs-help', needs: ['contact-family', 'transport-home'], note: '家里房子被淹' }
    const recorded = (await record(disasterId, workerId, answer)).body as HelpOffer
    const kept = recorded.caseId && (await world.deps.cases.get(recorded.caseId))
    expect(kept).toMatchObject({ kind: 'help', workerId, openedBy: 'li@ludian' })
    expect(JSON.stringify(await world.deps.helpOffers.ofDisaster(disasterId))).not.toContain('被淹')
    expect((await look(disasterId)).progress.away).toBeGreaterThan(0)
    await end(disasterId)
  })

  test('is called by those who look after it: masked, whole for a reason on record, and without whom nobody may call', async () => {
    const [willing, none] = [await surveyed(world), await surveyed(world, { consent: false })]
    const disasterId = await flood()
    const path = `/v1/disasters/${disasterId}/people`
    const whole = `details=full&why=${encodeURIComponent('灾后逐户联系')}`
    const list = async (query: string, token?: string) =>
      world.call('GET', `${path}?limit=200&${query}`, { token: token ?? (await county()) })
    const people = (await list('')).body as { items: { workerId: string; phone: string }[] }
    const found = people.items.find(({ workerId }) => workerId === willing.workerId)
    expect(found?.phone).toContain('*')
    expect(JSON.stringify(people)).not.toContain(none.workerId)
    expect(JSON.stringify((await list(whole)).body)).toContain(willing.phone)
    expect(await list('', await county(['530602']))).toMatchObject({ status: 403 })
    await record(disasterId, willing.workerId, { answer: 'no-need' })
    expect(JSON.stringify((await list('')).body)).not.toContain(willing.workerId)
    expect(JSON.stringify((await list('answer=no-need')).body)).toContain(willing.workerId)
    // The only one of the county stands on a page of one, wherever in its list they are.
    const single = await world.call('GET', `${path}?limit=1&answer=no-need`, { token: await county() })
    expect((single.body as typeof people).items.map(({ workerId }) => workerId)).toEqual([willing.workerId])
    expect(await record(disasterId, none.workerId, { answer: 'no-need' })).toMatchObject({ status: 409 })
    expect(await record(disasterId, willing.workerId, { answer: 'needs-help' })).toMatchObject({ status: 422 })
    await end(disasterId)
  })

  test('is held to its own people and days, and to the first word of two at once', async () => {
    const person = await surveyed(world)
    const both = await county(['530621', '530602'])
    const elsewhere = await flood({ countyCode: '530602' })
    expect(await record(elsewhere, person.workerId, { answer: 'no-need' }, both)).toMatchObject({ status: 409 })
    const ahead = await flood({ from: plusDays(today(), 2) })
    expect(await isPaused(person)).toEqual([false])
    expect(await record(ahead, person.workerId, { answer: 'no-need' })).toMatchObject({ status: 409 })

    const disasterId = await flood()
    const counted = async () => (await look(disasterId)).progress.people
    const before = await counted()
    await surveyed(world, { consent: false })
    expect(await counted()).toBe(before)
    const needs = { answer: 'needs-help', needs: ['shelter'] }
    const first = (await record(disasterId, person.workerId, needs)).body as HelpOffer
    expect((await record(disasterId, person.workerId, { answer: 'settled' })).body).toMatchObject({
      needs: ['shelter'],
    })
    const { helpOffers, disasters } = world.deps
    expect(await helpOffers.record(first, { ...first, answer: 'no-need' })).toBe(false)
    expect(await helpOffers.get(disasterId, person.workerId)).toMatchObject({ answer: 'settled', tries: 2 })

    const flooded = (await disasters.get(disasterId))!
    const ended = (by: string) => disasters.end(flooded, { ...flooded, ended: { at: world.clock.now(), by } })
    expect([await ended('zhao'), await ended('qian')]).toMatchObject([
      { ended: { by: 'zhao' } },
      { ended: { by: 'zhao' } },
    ])
    for (const one of [elsewhere, ahead]) await end(one)
  })

  test.each([
    [{ countyCode: '999999' }, '#/countyCode'],
    [{ until: '2020-01-02', from: '2020-01-01' }, '#/until'],
    [{ until: '2029-01-01' }, '#/until'],
    [{ source: '' }, '#/source'],
  ])('is not declared with %o', async (wrong, pointer) => {
    const answer = await declare(wrong)
    expect(answer.status).toBe(422)
    expect((answer.body as { errors: { pointer: string }[] }).errors[0]?.pointer).toBe(pointer)
  })

  test('is declared once however often the same call comes, and by the province alone', async () => {
    const body = { kind: 'frost', countyCode: '530628', from: today(), until: today(), source: '省应急厅通报' }
    const once = { token: await province(), body, key: 'frost-1' }
    const [first, second] = [
      await world.call('POST', '/v1/disasters', once),
      await world.call('POST', '/v1/disasters', once),
    ]
    expect(second.body).toEqual(first.body)
    expect(await world.call('POST', '/v1/disasters', { ...once, token: await county(), key: 'frost-2' })).toMatchObject(
      {
        status: 403,
      },
    )
    await world.advance({ days: 1 })
    expect(await world.deps.disasters.on(today())).toEqual([])
  })

  test('who is erased leaves nothing of it', async () => {
    const { workerId } = await surveyed(world)
    const disasterId = await flood()
    await record(disasterId, workerId, { answer: 'needs-help', needs: ['shelter'] })
    const erasing = { token: await county(), body: { askedBy: 'person', reason: '本人提出' } }
    expect(await world.call('POST', `/v1/workers/${workerId}/erasure`, erasing)).toMatchObject({ status: 200 })
    expect(await world.deps.helpOffers.get(disasterId, workerId)).toBeNull()
    expect((await waiting('help-needed')).filter(({ subject }) => subject['workerId'] === workerId)).toEqual([])
    await end(disasterId)
  })
})

test('a batch freezes only whom help was offered to, is sent nobody’s offer meanwhile, and takes the others later', async () => {
  const batch = await beginBatch(world, plant)
  const [first, second, third] = await batch.workers()
  const { countyCode } = first!
  const disasterId = await flood({ countyCode })
  const local = await county([countyCode])
  await record(disasterId, first!.workerId, { answer: 'no-need' }, local)
  await record(disasterId, second!.workerId, { answer: 'needs-help', needs: ['shelter'] }, local)
  await batch.confirm()
  await world.advance({ hours: 1 })
  const offers = await world.deps.offers.ofChunk(batch.batchId, 0)
  expect(offers.map(({ workerId }) => workerId)).toEqual([first!.workerId])

  const next = await beginBatchOf(countyCode)
  expect(await candidates(next)).toEqual([first!.workerId])
  const add = async () => {
    const body = { workerIds: [third!.workerId] }
    return world.call('POST', `/v1/transfer-batches/${next}/candidates`, { token: await province(), body })
  }
  expect((await add()).body).toMatchObject({ people: [{ outcome: 'refused', why: { code: 'help-first' } }] })
  await record(disasterId, third!.workerId, { answer: 'no-need' }, local)
  expect((await add()).body).toMatchObject({ people: [{ outcome: 'added' }] })
  await end(disasterId)
})

async function beginBatchOf(countyCode: string): Promise<BatchId> {
  const order = await openJobOrder(world, plant)
  const body = {
    campaign: '春风行动',
    counties: [countyCode],
    jobOrders: [order.id],
    travelWindow: { from: plusDays(today(), 12), to: plusDays(today(), 18) },
    answerHours: 24,
  }
  const started = await world.call('POST', '/v1/transfer-batches', { token: await province(), body })
  await world.advance({ minutes: 10 })
  return (started.body as { batchId: BatchId }).batchId
}
async function candidates(of: BatchId): Promise<string[]> {
  const listed = await world.deps.bucket.readJson<{ workerId: string }[]>(`batches/${of}/candidates.json`)
  return listed.map(({ workerId }) => workerId)
}
