import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Candidate, candidateOf } from '../../domain/batches/candidate.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import type { WorkerId } from '../../domain/kernel/ids.ts'
import { type CalendarDate, dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { matchWorkers } from '../../domain/matching/match-workers.ts'
import { matchingRound } from '../../domain/matching/matching-round.ts'
import type { PersonExport } from '../../domain/rights/person-export.ts'
import { labourBrands, type RequiredBrand } from '../../domain/surveys/labour-brand.ts'
import { holdsBrand } from '../../domain/surveys/skill-certificate.ts'
import { certificatesFor, withCertificates } from '../../functions/matching/with-certificates.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { surveyed } from '../notices/people.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let plant: Plant
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const today = () => dateInShanghai(world.clock.now())
const county = (counties = ['530621']) => world.token({ role: 'county', subject: 'li@ludian', counties })
const cooks: RequiredBrand = { brandId: 'weishan-cook', grade: 4 }
const asked = () => ({
  brandId: 'weishan-cook',
  grade: 4,
  number: 'YN20250088123',
  issuedBy: '巍山县人力资源和社会保障局',
  until: plusDays(today(), 300),
  consent: { on: today(), way: 'signed' },
})
const certify = async (workerId: WorkerId, facts: object = {}) =>
  world.call('POST', `/v1/workers/${workerId}/certificates`, { token: await county(), body: { ...asked(), ...facts } })
const listed = async (workerId: WorkerId, token?: string) =>
  world.call('GET', `/v1/workers/${workerId}/certificates`, { token: token ?? (await county()) })
async function kept(workerId: WorkerId): Promise<string> {
  const { client, table } = world.deps.database
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table, ConsistentRead: true }))
  return JSON.stringify(Items.filter((item) => JSON.stringify(item).includes(workerId)))
}

test('each brand says of which place it is, and where that was read', () => {
  expect(new Set(labourBrands.map(({ brandId }) => brandId)).size).toBe(labourBrands.length)
  for (const { source, place } of labourBrands) {
    expect(source.name).not.toBe('')
    expect(source.date).toMatch(/^20\d\d/)
    expect(place).toMatch(/^53/)
  }
})

test('a certificate is entered once for a brand, with its number sealed, and is in the export and gone with the consent', async () => {
  const person = await surveyed(world)
  const { workerId } = person
  const entered = await certify(workerId)
  expect(entered).toMatchObject({ status: 200, body: { brandId: 'weishan-cook', grade: 4, by: 'li@ludian' } })
  expect(entered.body).not.toHaveProperty('number')
  expect((await certify(workerId, { grade: 3 })).status).toBe(200)
  expect((await listed(workerId)).body).toMatchObject({ items: [{ grade: 3, until: asked().until }] })
  expect((await listed(workerId, await county(['530628']))).status).toBe(404)
  expect(await kept(workerId)).not.toContain(asked().number)
  const path = `/v1/workers/${workerId}/export`
  const token = await county()
  const masked = (await world.call('GET', path, { token })).body as PersonExport
  expect(masked.certificates).toMatchObject([{ brandId: 'weishan-cook' }])
  expect(JSON.stringify(masked)).not.toContain(asked().number)
  const whole = await world.call('GET', `${path}?details=full&why=${encodeURIComponent('本人查阅')}`, { token })
  expect((whole.body as PersonExport).certificates).toMatchObject([{ number: asked().number }])
  const withdrawal = `/v1/workers/${workerId}/certificates/weishan-cook/withdrawal`
  for (const _ of ['once', 'again'])
    expect(await world.call('POST', withdrawal, { token })).toMatchObject({ status: 200, body: { items: [] } })
  await certify(workerId)
  const body = { askedBy: 'person', reason: '本人要求删除' }
  expect((await world.call('POST', `/v1/workers/${workerId}/erasure`, { token, body })).status).toBeLessThan(300)
  expect(await world.deps.skillCertificates.ofWorker(workerId)).toEqual([])
})

test('what cannot be a certificate is refused at its field', async () => {
  const { workerId } = await surveyed(world)
  for (const [facts, pointer] of [
    [{ brandId: 'nobody-knows' }, '#/brandId'],
    [{ grade: 6 }, '#/grade'],
    [{ until: plusDays(today(), -1) }, '#/until'],
    [{ until: plusDays(today(), 800) }, '#/until'],
    [{ consent: { on: plusDays(today(), 1), way: 'signed' } }, '#/consent/on'],
    [{ number: ' ' }, '#/number'],
  ] as const)
    expect(await certify(workerId, facts), pointer).toMatchObject({ status: 422, body: { errors: [{ pointer }] } })
})

test('a certificate counts for its brand, for its grade and those below, until its last day', () => {
  const day = (number: number) => plusDays('2027-03-01' as CalendarDate, number)
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: -5, max: 5 }),
      fc.boolean(),
      (has, wants, left, isSame) => {
        const brandId = isSame ? 'weishan-cook' : 'qiubei-textile'
        const held = holdsBrand([{ brandId, grade: has, until: day(left) }], { ...cooks, grade: wants }, day(0))
        expect(held).toBe(isSame && has <= wants && left >= 0)
      },
    ),
  )
})

test('a job order that asks for a brand takes only who holds it on its first day, and the others as before', async () => {
  const people = await Promise.all(['holds', 'too low', 'ends before', 'has none'].map(async () => surveyed(world)))
  const [holds, low, ends] = people
  const plain = await openJobOrder(world, plant)
  const { startDate } = plain
  await certify(holds!.workerId, { until: startDate })
  await certify(low!.workerId, { grade: 5 })
  await certify(ends!.workerId, { until: plusDays(startDate, -1) })
  const { id: _, enterpriseId: __, reportedAt: ___, minimumWage: ____, saidBy: _____, ...report } = plain
  const reported = await plant.send('job-order.reported', { ...report, requiredBrand: cooks })
  const branded = reported.body as JobOrder
  expect(branded).toMatchObject({ requiredBrand: cooks, requiredSkill: plain.requiredSkill })
  const workers = await Promise.all(people.map((person) => person.worker()))
  const frozen = workers.map(
    (worker): Candidate => ({
      ...candidateOf(worker, 0, today()),
      destinations: 'any',
      minimumMonthlyWageYuan: 0,
      earliestDeparture: null,
    }),
  )
  const placedBy = async (orders: readonly JobOrder[]) => {
    const candidates = withCertificates(frozen, await certificatesFor(frozen, orders, world.deps))
    const confirmed = orders.map((jobOrder) => ({ jobOrder, places: 1, startDate: jobOrder.startDate }))
    const { instance } = matchingRound({ candidates, confirmed, offers: [], placements: [] })
    const matching = await matchWorkers(instance)
    if (isRefusal(matching)) throw new Error(matching.detail)
    return { instance, placed: new Map(matching.assignments.map(({ worker, jobOrder }) => [jobOrder, worker])) }
  }
  const both = await placedBy([plain, branded])
  expect(both.placed.get(branded.id)).toBe(holds!.workerId)
  expect(both.placed.get(plain.id)).not.toBe(holds!.workerId)
  expect(both.placed.size).toBe(2)
  // Nobody asks: what is matched is what it was, and no certificate is read.
  const { instance } = matchingRound({
    candidates: frozen,
    confirmed: [{ jobOrder: plain, places: 1, startDate }],
    offers: [],
    placements: [],
  })
  expect((await placedBy([plain])).instance).toEqual(instance)
})
