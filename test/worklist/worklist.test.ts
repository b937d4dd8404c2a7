import { afterEach, describe, expect, test } from 'vitest'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { waitingKinds } from '../../domain/kernel/waiting-kinds.ts'
import type { Survey } from '../../domain/surveys/survey.ts'
import { routes } from '../../functions/catalog.ts'
import type { RouteEntry } from '../../functions/wiring/catalog-entry.ts'
import type { WorkItem } from '../../functions/worklist/work-item.ts'
import { beginBatch } from '../batches/begin-batch.ts'
import { openPlant } from '../enterprises/plant.ts'
import { importRows } from '../surveys/import-sheet.ts'
import { idBornOn, row } from '../surveys/written-sheet.ts'
import { openTransport, type TransportWorld } from '../transport/transport-world.ts'
import { underWay, untilDeparture } from '../transport/travel/under-way.ts'
import { openWorld, type World } from '../world.ts'
import { listsAndFacts } from './lists-and-facts.ts'

interface Worklist {
  readonly counts: { kind: string; waiting: number; overdue: number }[]
  readonly items: WorkItem[]
  readonly next: string | null
}

let world: World
let transport: TransportWorld | undefined
afterEach(async () => {
  await (transport ? transport.close() : world.close())
  transport = undefined
})

async function listOf(token: string, query = ''): Promise<Worklist> {
  const { status, body } = await world.call('GET', `/v1/worklist${query}`, { token })
  expect(status).toBe(200)
  return body as Worklist
}
const kinds = ({ items }: Worklist) => items.map(({ kind }) => kind)
const county = (code: string) => world.token({ role: 'county', counties: [code] })

test('every kind is shown and settled by routes that there are', async () => {
  world = await openWorld({ partners: false })
  const known = new Set(Object.values<RouteEntry>(routes).map(({ method, path }) => `${method} ${path}`))
  const reports = ['roll-call', 'departed', 'arrived', 'hand-over']
  for (const { shows, settles } of Object.values(waitingKinds)) {
    expect(known, shows).toContain(shows)
    for (const report of reports) expect(known, settles).toContain(settles.replace('{report}', report))
  }
})

test('a county finds the rows of its sheet that wait, with their number, until the last is corrected; others do not', async () => {
  world = await openWorld({ partners: false })
  const people = [1, 2, 3].map((number) => ({
    nationalId: idBornOn('1991-04-02', number),
    phone: `1540000000${number}`,
  }))
  const [fine, ...wrong] = people.map((person) => row({ ...person, countyCode: '530627' }))
  const survey = (await importRows(world, fine!, ...wrong.map((one) => ({ ...one, phone: '12' })))) as Survey
  const { items, counts } = await listOf(await county('530627'))
  expect(counts).toEqual([
    { kind: 'rows-to-correct', zh: expect.any(String), en: expect.any(String), waiting: 1, overdue: 0 },
  ])
  expect(items).toMatchObject([
    {
      kind: 'rows-to-correct',
      subject: { surveyId: survey.surveyId },
      count: 2,
      isOverdue: false,
      shows: { method: 'GET', path: `/v1/surveys/${survey.surveyId}/rows` },
      settles: { method: 'PATCH', path: `/v1/surveys/${survey.surveyId}/rows/{sheet}/{row}` },
    },
  ])
  expect(kinds(await listOf(await county('530621')))).toEqual([])
  expect(kinds(await listOf(await world.token({ role: 'province' }), '?county=530627'))).toEqual(['rows-to-correct'])

  const token = await county('530627')
  const correct = (number: number) =>
    world.call('PATCH', `/v1/surveys/${survey.surveyId}/rows/1/${number}`, {
      token,
      body: { version: 1, cells: { 手机号: `1540000000${number}` } },
    })
  expect((await correct(3)).status).toBe(200)
  expect((await listOf(token)).items).toMatchObject([{ count: 1 }])
  expect((await correct(4)).status).toBe(200)
  expect(kinds(await listOf(token))).toEqual([])
})

test('a province finds the plan that waits for its word and the firm that was reminded in vain, and no longer once they are settled', async () => {
  // Nobody acts of their own accord: by chance all three might say no, and the batch would end.
  world = await openWorld({ partners: false })
  const plant = await openPlant(world)
  const batch = await beginBatch(world, plant)
  const zhao = () => world.token({ role: 'province', subject: 'zhao@province' })
  expect(kinds(await listOf(await zhao()))).toEqual(['enterprise-unmanned'])
  await world.advance({ hours: 25 })
  const silent = (await listOf(await zhao())).items.find(({ kind }) => kind === 'headcount-unanswered')
  expect(silent).toMatchObject({ subject: { batchId: batch.batchId, enterpriseId: plant.id }, isOverdue: false })
  await batch.confirm()
  expect(kinds(await listOf(await zhao()))).not.toContain('headcount-unanswered')

  await world.advance({ hours: 1 })
  for (const phone of batch.phones) world.partners.reply(phone, '1')
  await world.advance({ days: 2 })
  expect((await batch.look()).progress.step).toBe('waiting for approval')
  const [approval] = (await listOf(await zhao(), '?kind=approval')).items
  const { progress } = (await batch.look()) as TransferBatch
  expect(approval).toMatchObject({
    since: progress.since,
    until: progress.until,
    settles: { method: 'POST', path: `/v1/transfer-batches/${batch.batchId}/approval` },
  })
  expect(kinds(await listOf(await county('530627')))).toEqual([])
  const answer = await world.call('POST', approval!.settles.path, {
    token: await zhao(),
    body: { decision: 'approve' },
  })
  expect(answer.status).toBe(200)
  expect(kinds(await listOf(await zhao(), '?kind=approval'))).toEqual([])
  await world.call('PATCH', `/v1/enterprises/${plant.id}`, {
    token: await zhao(),
    body: { specialist: { name: '周敏', subject: 'zhou@province' } },
  })
  expect(kinds(await listOf(await zhao()))).not.toContain('enterprise-unmanned')
  await plant.close()
})

test('a paused firm stands on its specialist’s own list, whatever their role', async () => {
  world = await openWorld({ partners: false })
  const plant = await openPlant(world)
  const caseId = 'cas_000000000000000000000001' as never
  await world.deps.enterprises.correct(plant.id, (enterprise) => ({
    ...enterprise,
    specialist: { name: '周敏', subject: 'zhou@zhaotong' },
  }))
  await world.deps.enterprises.pause(plant.id, { since: world.clock.now(), why: 'not as promised', caseId })
  const zhou = await world.token({ role: 'county', counties: ['530602'], subject: 'zhou@zhaotong' })
  expect((await listOf(zhou)).items).toMatchObject([
    { kind: 'enterprise-paused', subject: { enterpriseId: plant.id, caseId } },
  ])
  expect(kinds(await listOf(await county('530602')))).toEqual([])
  await world.deps.enterprises.resume(plant.id, caseId)
  expect(kinds(await listOf(zhou))).toEqual([])
  await plant.close()
})

test('a firm that does not answer stands on the lists of its specialist and of their office, and goes with them to another', async () => {
  world = await openWorld({ approves: false })
  const plant = await openPlant(world)
  const zhao = () => world.token({ role: 'province' })
  const name = async (specialist: object) =>
    world.call('PATCH', `/v1/enterprises/${plant.id}`, { token: await zhao(), body: { specialist } })
  expect((await name({ name: '周敏', subject: 'zhou', office: { county: '530621', city: '441900' } })).status).toBe(422)
  expect((await name({ name: '周敏', subject: 'zhou@530621', office: { county: '530621' } })).status).toBe(200)
  const today = dateInShanghai(world.clock.now())
  const offered = await world.call('POST', `/v1/enterprises/${plant.id}/agreements`, {
    token: await zhao(),
    body: { firstDay: today, lastDay: plusDays(today, 90), answerHours: 48 },
  })
  expect(offered.status).toBe(201)
  const { id: agreementId } = offered.body as { id: string }
  const batch = await beginBatch(world, plant)
  await world.advance({ hours: 25 })
  const silent = ['agreement-unsigned', 'headcount-unanswered']
  const isSilent = ({ kind }: WorkItem) => silent.includes(kind)
  const seenBy = async (token: string) => (await listOf(token)).items.filter(isSilent)
  const zhou = await world.token({ role: 'county', counties: ['530602'], subject: 'zhou@530621' })
  const colleague = await county('530621')
  for (const token of [zhou, colleague, await zhao()])
    expect((await seenBy(token)).map(({ kind }) => kind).sort()).toEqual(silent)
  expect(await seenBy(await county('530602'))).toEqual([])
  const paths = (await seenBy(zhou)).map(({ settles }) => settles.path)
  expect(paths).toContain(`/v1/enterprises/${plant.id}/agreements/${agreementId}/answer`)

  expect((await name({ name: '吴强', subject: 'wu@dongguan', office: { city: '441900' } })).status).toBe(200)
  for (const token of [zhou, colleague]) expect(await seenBy(token)).toEqual([])
  const station = await world.token({ role: 'station', cities: ['441900'] })
  expect((await seenBy(station)).map(({ kind }) => kind).sort()).toEqual(silent)
  await batch.confirm()
  expect(kinds({ items: await seenBy(station), counts: [], next: null })).toEqual(['agreement-unsigned'])
  const { listed, due } = await listsAndFacts(world.deps)
  expect(listed).toEqual(due)
  await plant.close()
})

describe('on the road', () => {
  test('a booking by hand waits for county and province, not for the station, until somebody enters its reference', async () => {
    transport = await openTransport()
    world = transport.world
    await transport.plan()
    const [trip] = await transport.trips()
    await transport.bookTrip(trip!.connectionId)
    await world.advance({ minutes: 5 })
    const byHand = (await listOf(await transport.escort(), '?kind=booking-by-hand')).items
    expect(byHand.length).toBeGreaterThan(0)
    // Which run it is can be told without opening it.
    const notes = byHand.map(({ note }) => note)
    expect(new Set(notes.map((note) => note?.zh)).size).toBe(byHand.length)
    expect(notes[0]?.zh).toMatch(/^\S+(?: \S+)?，\d+月\d+日 \d\d:\d\d，\S+→\S+，\d+人$/)
    expect(notes[0]?.en).toMatch(/, \d+ \w+ \d{4} \d\d:\d\d, “\S+” to “\S+”, \d+ people$/)
    expect(kinds(await listOf(await transport.station()))).toEqual([])
    for (const { settles } of byHand) {
      const booked = await world.call('POST', settles.path, {
        token: await transport.escort(),
        body: { reference: 'K9' },
      })
      expect(booked.status).toBe(201)
    }
    for (const token of [await transport.escort(), await transport.province()])
      expect(kinds(await listOf(token, '?kind=booking-by-hand'))).toEqual([])
  })

  test('a late report waits for all who look after the trip until it comes; an alarm until somebody saw to it', async () => {
    const open = await underWay()
    transport = open
    world = open.world
    await untilDeparture(open, open.feeder)
    await world.advance({ hours: 8 })
    const station = await listOf(await open.station())
    const late = station.items.find(({ kind, subject }) => kind === 'late-report' && subject['tripId'] === open.feeder)
    expect(late).toMatchObject({ settles: { method: 'POST', path: `/v1/trips/${open.feeder}/roll-call` } })
    // What asks for the report stands in one entry, not in two.
    expect(station.items.filter(({ subject }) => subject['tripId'] === open.feeder)).toHaveLength(1)
    const people = await open.deps.passengers.ofTrip(open.feeder)
    const at = world.clock.now()
    const boarded = people.map(({ workerId }) => workerId)
    const called = await world.call('POST', late!.settles.path, {
      token: await open.escort(),
      body: { boarded, absent: [] },
    })
    expect(called.status).toBe(200)
    const isOfFeeder = ({ subject }: WorkItem) => subject['tripId'] === open.feeder
    expect((await listOf(await open.station())).items.filter(isOfFeeder)).toEqual([])

    await open.deps.trips.raiseAlarm(open.feeder, { at, what: 'The plant counts 3 arrivals, the manifest 4.' })
    const [alarm] = (await listOf(await open.escort(), '?kind=alarm')).items
    const seen = await world.call('POST', alarm!.settles.path, {
      token: await open.escort(),
      body: { note: '已电话核实，以名单为准' },
    })
    expect(seen).toMatchObject({ status: 200, body: { seenTo: { note: '已电话核实，以名单为准' } } })
    for (const token of [await open.escort(), await open.station(), await open.province()])
      expect(kinds(await listOf(token, '?kind=alarm'))).toEqual([])
    const stranger = await world.token({ role: 'county', counties: ['530602'] })
    expect((await world.call('POST', alarm!.settles.path, { token: stranger, body: { note: '我来' } })).status).toBe(
      403,
    )
    const { listed, due } = await listsAndFacts(open.deps)
    expect(listed).toEqual(due)
  })
})

test('a long list is read page by page, each entry once, by kind where asked; a cursor of its own making is refused', async () => {
  world = await openWorld({ partners: false })
  const plants = []
  for (let number = 0; number < 7; number += 1) plants.push(await openPlant(world))
  const zhao = await world.token({ role: 'province' })
  const seen: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const page: Worklist = await listOf(zhao, `?limit=3&kind=enterprise-unmanned${next && `&cursor=${next}`}`)
    expect(page.counts).toMatchObject([{ kind: 'enterprise-unmanned', waiting: 7 }])
    seen.push(...page.items.map(({ id }) => id))
    next = page.next
  }
  expect(seen.toSorted()).toEqual(plants.map(({ id }) => id as string).toSorted())
  const refused = await world.call('GET', '/v1/worklist?cursor=abc', { token: zhao })
  expect(refused.status).toBe(422)
  const elsewhere = await world.call('GET', '/v1/worklist?county=530621', { token: await county('530602') })
  expect(elsewhere.status).toBe(404)
  for (const plant of plants) await plant.close()
})
