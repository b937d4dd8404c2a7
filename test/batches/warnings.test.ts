import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptySeats, silentCounties } from '../../domain/batches/batch-warnings.ts'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { type Instant, plus } from '../../domain/kernel/instant.ts'
import { warningRulesOn } from '../../domain/kernel/warning-rules.ts'
import { warnOfEmptySeats } from '../../functions/transport/planning/warn-of-empty-seats.ts'
import { openPlant, type Plant } from '../enterprises/plant.ts'
import { importDate } from '../surveys/written-sheet.ts'
import { openWorld, type World } from '../world.ts'
import { beginBatch, type RunningBatch } from './begin-batch.ts'

let world: World
let plant: Plant
beforeAll(async () => {
  world = await openWorld({ partners: false, start: `${importDate}T01:00:00.000Z` as Instant })
  plant = await openPlant(world)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

interface Listed {
  items: { kind: string; id: string; note?: { zh: string; en: string }; since: Instant; until: Instant | null }[]
}
const province = () => world.token({ role: 'province', subject: 'zhao@province' })
const listed = async (kind: string, batch: RunningBatch, token?: string) => {
  const found = await world.call('GET', `/v1/worklist?kind=${kind}`, { token: token ?? (await province()) })
  return (found.body as Listed).items.filter(({ id }) => id.includes(batch.batchId))
}
const warned = async (batch: RunningBatch) =>
  ((await batch.look()) as TransferBatch & { warnings: Listed['items'] }).warnings
const people = (count: number) => Array.from({ length: count }, () => ({}))

test('a county of which nobody answers stands on its list and the province’s, once, until people answer', async () => {
  const batch = await beginBatch(world, plant, people(12))
  const [worker] = await batch.workers()
  const county = () => world.token({ role: 'county', counties: [worker!.countyCode], subject: 'li@county' })
  await batch.confirm()
  await world.advance({ hours: 1 })
  expect(await listed('county-silent', batch)).toEqual([])
  await world.advance({ hours: 24 })
  const [entry, ...more] = await listed('county-silent', batch)
  expect(more).toEqual([])
  expect(entry!.note!.zh).toContain('推岗12次，答复0次')
  expect(await listed('county-silent', batch, await county())).toMatchObject([{ since: entry!.since }])
  expect(await warned(batch)).toMatchObject([
    { kind: 'county-silent', note: { zh: expect.stringContaining('手机号') } },
  ])

  // Nobody took an offer, so the batch is over; the county is looked into all the same until the day of departure.
  expect((await batch.look()).state).toBe('failed')
  await world.advance({ days: 12 })
  expect([...(await listed('county-silent', batch)), ...(await warned(batch))]).toEqual([])

  const another = await beginBatch(world, plant, people(12))
  await another.confirm()
  await world.advance({ hours: 1 })
  for (const phone of another.phones.slice(0, 2)) world.partners.reply(phone, '1')
  await world.advance({ hours: 24 })
  expect(await listed('county-silent', another)).toEqual([])
  await another.cancel()
})

test('coaches that the plan leaves half empty are told with what to do, and no more once the batch is over', async () => {
  const batch = await beginBatch(world, plant)
  await batch.confirm()
  await world.advance({ hours: 1 })
  for (const phone of batch.phones) world.partners.reply(phone, '1')
  await world.advance({ days: 2 })
  const [trip] = await world.deps.trips.ofBatch(batch.batchId)
  expect(trip).toMatchObject({ mode: 'feeder-coach', seats: 19, passengers: 3 })
  // There is no smaller one.
  expect(await listed('vehicles-underfilled', batch)).toEqual([])
  await world.deps.trips.revise([{ ...trip!, seats: 49 }])
  await warnOfEmptySeats(batch.batchId, world.deps)
  await warnOfEmptySeats(batch.batchId, world.deps)
  const [entry, ...more] = await listed('vehicles-underfilled', batch)
  expect(more).toEqual([])
  expect(entry!.note!.zh).toContain('1辆整车共49座，只安排了3人')
  await world.deps.trips.revise([trip!])
  await warnOfEmptySeats(batch.batchId, world.deps)
  expect(await listed('vehicles-underfilled', batch)).toEqual([])
  await world.deps.trips.revise([{ ...trip!, seats: 49 }])
  await warnOfEmptySeats(batch.batchId, world.deps)
  expect(await warned(batch)).toHaveLength(1)
  await batch.cancel()
  await world.advance({ hours: 1 })
  expect(await listed('vehicles-underfilled', batch)).toEqual([])
})

test('seats that are given up after the booking are looked at again at once, also where a coach was full enough before', async () => {
  const batch = await beginBatch(world, plant, people(12))
  await batch.confirm()
  await world.advance({ hours: 1 })
  for (const phone of batch.phones) world.partners.reply(phone, '1')
  await world.advance({ days: 2 })
  const trips = await world.deps.trips.ofBatch(batch.batchId)
  const coach = trips.find(({ mode, passengers }) => mode.endsWith('coach') && passengers === 12)!
  await world.deps.trips.revise([{ ...coach, seats: 24 }])
  await warnOfEmptySeats(batch.batchId, world.deps)
  expect(await listed('vehicles-underfilled', batch)).toEqual([])
  const leaves = async (phone: string) => {
    world.partners.reply(phone, '不去了')
    await world.advance({ hours: 1 })
  }
  await leaves(batch.phones[0]!)
  const [entry, ...more] = await listed('vehicles-underfilled', batch)
  expect(more).toEqual([])
  expect(entry!.note!.zh).toContain('1辆整车共24座，只安排了11人')
  await leaves(batch.phones[1]!)
  expect(await listed('vehicles-underfilled', batch)).toMatchObject([
    { since: entry!.since, note: { zh: expect.stringContaining('只安排了10人') } },
  ])
  await batch.cancel()
})

test('a step that passes its end by half a day is looked into; one that goes on in time never shows', async () => {
  const batch = await beginBatch(world, plant)
  const { progress } = await batch.look()
  expect(await listed('batch-late', batch)).toEqual([])
  // The workflow has died: nobody notes another step.
  await world.deps.workflows.stop('batches/run-transfer-batch', batch.batchId, 'lost')
  await world.advance({ hours: 59 })
  expect(await listed('batch-late', batch)).toEqual([])
  await world.advance({ hours: 2 })
  expect(await listed('batch-late', batch)).toMatchObject([{ since: plus(progress.until!, { hours: 12 }) }])
  expect(await warned(batch)).toMatchObject([{ kind: 'batch-late', note: { zh: '确认用工人数' } }])
})

test('a firm that leaves two batches unanswered is looked into, and forgotten once it answers', async () => {
  const firm = await openPlant(world)
  const silent = async () => {
    const found = await world.call('GET', '/v1/worklist?kind=enterprise-silent', { token: await province() })
    return (found.body as Listed).items.filter(({ id }) => id === firm.id)
  }
  for (const entries of [0, 1]) {
    await beginBatch(world, firm)
    await world.advance({ hours: 50 })
    expect(await silent()).toHaveLength(entries)
  }
  const answered = await beginBatch(world, firm)
  await answered.confirm()
  expect(await silent()).toEqual([])
  await answered.cancel()
  await firm.close()
})

describe('by the rules', () => {
  const rules = warningRulesOn('2027-01-01' as never)
  const at = '2027-01-01T00:00:00.000Z' as Instant
  const asked = (countyCode: string, offers: number, answers: number) =>
    Array.from({ length: offers }, (_, index) => ({ countyCode, isAnswered: index < answers }))

  test('a county is silent from ten offers on, with fewer than one in ten answered; it keeps since when', () => {
    const offers = [
      ...asked('530621', 10, 0),
      ...asked('530622', 9, 0),
      ...asked('530623', 20, 2),
      ...asked('530624', 21, 2),
    ]
    expect(silentCounties(offers, rules, at).map(({ countyCode }) => countyCode)).toEqual(['530621', '530624'])
    const before = silentCounties(offers, rules, at)
    expect(silentCounties(offers, rules, plus(at, { days: 1 }), before)).toEqual(before)
  })

  test('only vehicles hired whole that are yet to leave count, below half their seats', () => {
    const departs = plus(at, { days: 3 })
    const vehicle = { isHiredWhole: true, seats: 49, passengers: 24, departs }
    const found = emptySeats([vehicle, { ...vehicle, passengers: 25 }, { ...vehicle, isHiredWhole: false }], rules, at)
    expect(found).toEqual({ vehicles: 1, seats: 49, passengers: 24, since: at, until: departs })
    expect(emptySeats([{ ...vehicle, departs: at }], rules, at)).toBeUndefined()
  })

  test('a later row of the table counts from its day on', () => {
    const stricter = { ...rules, validFrom: '2028-01-01', unansweredBatches: 3 }
    expect(warningRulesOn('2027-12-31' as never, [rules, stricter]).unansweredBatches).toBe(2)
    expect(warningRulesOn('2028-01-01' as never, [rules, stricter]).unansweredBatches).toBe(3)
  })
})
