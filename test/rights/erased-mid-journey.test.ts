import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { Context } from 'aws-lambda'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WorkerId } from '../../domain/kernel/ids.ts'
import { epochOf, type Instant } from '../../domain/kernel/instant.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import { functions } from '../../functions/catalog.ts'
import { functionName } from '../../functions/gateways/resource-names.ts'
import { handler as applyErasures } from '../../functions/rights/apply-erasures.ts'
import type { AuditRecord } from '../../storage/kernel/audit.ts'
import { retentions } from '../../storage/retention.ts'
import { unpackSeals } from '../../storage/surveys/packed-seals.ts'
import { type RunningBatch, startRunningBatch } from '../journeys/running-batch.ts'
import { openWorld, type World } from '../world.ts'
import { recordingLedger } from './recording-ledger.ts'

type Item = Record<string, unknown>

/** Every plain detail of a person, as a careless place might hold it. */
interface Person {
  readonly workerId: WorkerId
  readonly placement: Placement
  readonly details: readonly string[]
}

const { ledger, known } = recordingLedger()
let world: World
let batch: RunningBatch
let person: Person
let copy: Item[]
let copiedAt: Instant
let before: { freeSeats: number; passengers: number; expected: number; placements: number; sent: number }
let answer: { status: number; body: unknown }

beforeAll(async () => {
  world = await openWorld({ keep: true, ledger })
  batch = await startRunningBatch(world, { workers: 40 })
  await batch.reach('travelling')
  const placements = await batch.placements()
  const seated = placements.find(({ journey }) => journey.state === 'seated')
  if (!seated) throw new Error('nobody is seated')
  person = { workerId: seated.workerId, placement: seated, details: await detailsOf(seated.workerId) }
  copy = await items()
  copiedAt = world.clock.now()
  const expected = (await world.deps.passengers.ofTrip(tripOf(person))).filter(
    ({ jobOrderId, state }) => state === 'expected' && jobOrderId === seated.jobOrderId,
  ).length
  const sent = world.partners.sent.length
  before = { ...(await seatsOf(tripOf(person))), expected, placements: placements.length, sent }
  answer = await ask({ askedBy: 'person', reason: '本人到村委会提出删除' })
})
afterAll(() => world.close())

async function ask(body: object, staff = { role: 'county', counties: ['53'], subject: 'li@zhaotong' } as const) {
  const token = await world.token(staff)
  return world.call('POST', `/v1/workers/${person.workerId}/erasure`, { token, body })
}
async function items(): Promise<Item[]> {
  const { client, table } = world.deps.database
  const found: Item[] = []
  let ExclusiveStartKey: Item | undefined
  do {
    const page = await client.send(new ScanCommand({ TableName: table, ExclusiveStartKey }))
    found.push(...(page.Items ?? []))
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey)
  return found
}
async function detailsOf(workerId: WorkerId): Promise<string[]> {
  const worker = await world.deps.workers.get(workerId)
  if (!worker) throw new Error(`no ${workerId}`)
  const fields = { sealedName: 'name', sealedNationalId: 'national-id', sealedPhone: 'phone' } as const
  const [opened] = await world.deps.vault.openOf([worker], fields, 'a test')
  return Object.values(opened ?? {}).map((detail) => detail.reveal())
}
function tripOf({ placement: { journey } }: Person) {
  const tripId = journey.state === 'seated' ? journey.tripIds.at(-1) : undefined
  if (!tripId) throw new Error('no seat')
  return tripId
}
async function seatsOf(tripId: ReturnType<typeof tripOf>) {
  const [trip] = await world.deps.trips.getMany([tripId])
  const people = (await world.deps.passengers.ofTrip(tripId)).filter(({ state }) => state !== 'withdrawn')
  return { freeSeats: (trip?.seats ?? 0) - people.length, passengers: people.length }
}
/** What opens of the texts that were sealed for the person, of before and of today: a copy may hold any of them. */
async function readable(): Promise<string[]> {
  const all = [copy, await items()].flat()
  const packed = all.filter((item) => item['__edb_e__'] === 'worker' && item['workerId'] === person.workerId)
  const unpacked = packed.map(({ seals }) => unpackSeals(person.workerId, seals as string | undefined))
  const text = JSON.stringify([all, unpacked])
  const sealed = [...new Set(text.match(new RegExp(`~1\\.${person.workerId}\\.[\\w-]+\\.[\\w-]*`, 'g')))]
  expect(sealed.length).toBeGreaterThan(5)
  const opened: string[] = []
  for (const kind of ['name', 'national-id', 'phone', 'second-phone', 'township', 'village', 'flag', 'text'] as const)
    for (const one of sealed) {
      const [detail] = await world.deps.vault.open(kind, [one], 'a test').catch(() => [])
      if (detail !== undefined && !JSON.stringify(detail).includes('已删除')) opened.push(`${kind} ${one}`)
    }
  return opened
}

test('the answer says who asked whom and when, and asked again it is the same', async () => {
  expect(answer).toMatchObject({
    status: 200,
    body: { workerId: person.workerId, askedBy: 'person', by: 'li@zhaotong', at: expect.any(String) },
  })
  expect(await ask({ askedBy: 'relative', reason: '家属再次提出' })).toEqual(answer)
})

test('the seat is free, and the person is no candidate of anything', async () => {
  const after = await seatsOf(tripOf(person))
  expect(after).toEqual({ freeSeats: before.freeSeats + 1, passengers: before.passengers - 1 })
  const worker = await world.deps.workers.get(person.workerId)
  expect(worker).toMatchObject({ willing: 'not-willing', consent: { state: 'withdrawn' }, engagedIn: null, skills: [] })
  const { batchId, chunk, workerId } = person.placement
  expect(await world.deps.placements.get(batchId, chunk, workerId)).toMatchObject({ journey: { state: 'withdrawn' } })
  expect(await world.deps.links.ofWorker(workerId)).toEqual([])
})

test('nothing of them that is kept in the table can be read', async () => {
  expect(await world.deps.personKeys.allOf(person.workerId)).toEqual([])
  expect(await readable()).toEqual([])
})

test('the journey goes on without them: plants are told of one fewer, nobody writes to them, and counts add up', async () => {
  await world.advance({ days: 25 })
  const { enterpriseId, jobOrderId, workerId } = person.placement
  const tripId = tripOf(person)
  const since = copiedAt
  const events = await world.deps.deliveries.allSince(enterpriseId, { type: 'arrival.expected', since })
  const sealed = events.map(({ sealedPayload }) => sealedPayload)
  const told = (await world.deps.vault.open('event', sealed, 'a test'))
    .map((text) => JSON.parse(text) as { data: { tripId: string; jobOrderId: string; expected: number } })
    .filter(({ data }) => data.tripId === tripId && data.jobOrderId === jobOrderId)
  expect(told.map(({ data }) => data.expected)).toEqual([before.expected - 1])

  const [, , phone] = person.details
  expect(world.partners.sent.slice(before.sent).filter((sms) => sms.phone === phone)).toEqual([])
  const states = (await batch.placements()).map(({ journey }) => journey.state)
  expect(states).toHaveLength(before.placements)
  expect(states.filter((state) => state === 'withdrawn').length).toBeGreaterThan(0)
  expect((await batch.placements()).find((one) => one.workerId === workerId)).toMatchObject({
    name: '已删除',
    journey: { state: 'withdrawn' },
  })
})

test('a table that is put back from a copy of before is told of the erasure', async () => {
  const { client, table } = world.deps.database
  const { BatchWriteCommand } = await import('@aws-sdk/lib-dynamodb')
  const mine = copy.filter((item) => JSON.stringify(item).includes(person.workerId))
  expect(mine.filter((item) => item['__edb_e__'] === 'person-key').length).toBeGreaterThan(0)
  for (let start = 0; start < mine.length; start += 25) {
    const RequestItems = { [table]: mine.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } })) }
    await client.send(new BatchWriteCommand({ RequestItems }))
  }
  expect(await detailsOf(person.workerId)).toEqual(person.details)

  const context = { functionName: 'zhida-rights-apply-erasures', awsRequestId: 'drill' } as Context
  expect(await applyErasures({}, context)).toEqual({ listed: 1, erased: 1, next: null })
  expect(await world.deps.personKeys.allOf(person.workerId)).toEqual([])
  expect(await readable()).toEqual([])
  expect(await seatsOf(tripOf(person))).toMatchObject({ passengers: expect.any(Number) })
  expect(await world.deps.workers.get(person.workerId)).toMatchObject({ erasedAt: expect.any(String) })
  expect(await applyErasures({}, context)).toEqual({ listed: 1, erased: 0, next: null })
})

test('of a whole journey no name, phone, ID, birth date or village stands in table, bucket, logs or partners’ files', async () => {
  const kept = JSON.stringify(await items())
  const people = await everybody()
  expect(people.length).toBeGreaterThan(100)
  expect(people.filter((detail) => kept.includes(detail))).toEqual([])
  const found: string[] = []
  const entries = await readdir(world.data, { recursive: true, withFileTypes: true })
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = join(entry.parentPath, entry.name)
    const bytes = await readFile(file)
    for (const detail of people) if (bytes.includes(detail)) found.push(`${detail} in ${file.slice(world.data.length)}`)
  }
  expect(found).toEqual([])
})

/** The provider, which delivers, and the phones themselves, whose plans are what they mean to type. */
const mayKnowPhones = ['offers put off', 'plans', 'replies to report', 'texts on phones', 'texts taken', 'texts typed']

test('what the simulated partners were told of people is telephones, and those only where they write to them', async () => {
  const people = await everybody()
  const found = [...known].flatMap(([name, texts]) => {
    const all = texts.join()
    const kinds = people
      .filter((detail) => all.includes(detail))
      .map((detail) => (/^1\d{10}$/.test(detail) ? 'phone' : 'other'))
    return kinds.length > 0 ? [[name, [...new Set(kinds)].sort()] as const] : []
  })
  expect([...known.keys()].length).toBeGreaterThan(20)
  expect(new Map(found)).toEqual(new Map(mayKnowPhones.map((name) => [name, ['phone']])))
})

test('what people passed through has its due date, as the page on retention says', async () => {
  const now = epochOf(world.clock.now()) / 1000
  const day = 86_400
  const seen = new Set<string>()
  for (const item of await items()) {
    const entity = String(item['__edb_e__'])
    const kept = retentions[entity]
    seen.add(entity)
    if (!kept || 'namesNobody' in kept) continue
    // A question closes, and a trip arrives, some days after it was made; a qualification goes with its own last day.
    const least = entity === 'qualification' ? 0 : kept.days - 60
    expect(item['expiresAt'], entity).toBeGreaterThan(now + least * day)
    expect(item['expiresAt'], entity).toBeLessThan(now + (kept.days + 60) * day)
  }
  expect([...seen]).toEqual(expect.arrayContaining(['worker', 'offer', 'placement', 'passenger', 'cohort', 'checkIn']))
})

test('each opening by a task is a record with a reference to its list, and who matches or counts opened nothing', async () => {
  const records = (await items()).filter((item) => item['__edb_e__'] === 'audit' && item['role'] === 'task')
  const openers = new Set(records.map(({ actor }) => String(actor)))
  const mayOpen = functions.tasks.concat(functions.routes).filter(({ needs }) => needs.secrets?.includes('details'))
  expect(mayOpen.map(({ key }) => functionName(key))).toEqual(expect.arrayContaining([...openers]))
  expect([...openers]).toEqual(expect.arrayContaining(['zhida-matching-send-offers', 'zhida-stabilisation-ask-cohort']))
  const calls = records.map(({ requestId, actor }) => `${String(actor)} ${String(requestId)}`)
  expect(new Set(calls).size).toBe(calls.length)

  const token = await world.token({ role: 'auditor' })
  const page = `/v1/audit?person=${person.workerId}&since=2026-01-01T00:00:00Z&limit=200`
  const { body } = await world.call('GET', page, { token })
  const found = (body as { items: AuditRecord[] }).items
  expect(found.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['rights/erase-person', 'zhida-matching-send-offers', 'zhida-transport-travel-tell-plants']),
  )
  const { batchId, chunk } = person.placement
  expect(found.find(({ actor }) => actor === 'zhida-matching-send-offers')?.opened).toMatchObject({
    list: expect.stringMatching(new RegExp(`${batchId}, round \\d, chunk ${chunk}`)),
    why: 'to send a message',
  })
})

/** Details of everybody in the registry but the one who was erased. */
async function everybody(): Promise<string[]> {
  const counties = ['530602', '530621']
  const pages = await Promise.all(counties.map((county) => world.deps.workers.ofCounty(county, null, 500)))
  const workers = pages.flatMap(({ items: some }) => some).filter(({ erasedAt }) => erasedAt === undefined)
  const fields = {
    sealedName: 'name',
    sealedNationalId: 'national-id',
    sealedPhone: 'phone',
    sealedVillage: 'village',
  } as const
  const opened = await world.deps.vault.openOf(workers, fields, 'a test')
  const found = opened.flatMap(({ sealedName, sealedNationalId, sealedPhone, sealedVillage }) => {
    const born = sealedNationalId.reveal().slice(6, 14)
    const date = `${born.slice(0, 4)}-${born.slice(4, 6)}-${born.slice(6)}`
    return [sealedName.reveal(), sealedNationalId.reveal(), sealedPhone.reveal(), sealedVillage ?? born, born, date]
  })
  return [...new Set(found)].filter((detail) => detail.length > 2)
}
