import { afterAll, beforeAll, expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import { type Instant, plus } from '../../domain/kernel/instant.ts'
import { assignCase, type Case, type CaseIn } from '../../domain/stabilisation/case.ts'
import type { Survey } from '../../domain/surveys/survey.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import { openTransport, type TransportWorld } from '../transport/transport-world.ts'
import type { World } from '../world.ts'

let transport: TransportWorld
let world: World
beforeAll(async () => {
  transport = await openTransport()
  world = transport.world
  await transport.plan()
})
afterAll(() => transport.close())

interface Page<Item> {
  items: Item[]
  next: string | null
}
async function read<Item>(path: string, token: string): Promise<Page<Item>> {
  const { status, body } = await world.call('GET', path, { token })
  expect(status, JSON.stringify(body)).toBe(200)
  return body as Page<Item>
}

test('the trips of a day are listed over all batches, by place and state; one that is planned for another day is no longer there', async () => {
  const trips = await transport.trips()
  const [first] = trips
  const at = first!.stops[0]!.at
  const date = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)
  const list = async (query: string, token: string) =>
    (await read<Trip>(`/v1/trips?date=${date}${query}`, token)).items.map(({ tripId }) => tripId)
  const all = await list('', await transport.province())
  expect(all).toContain(first!.tripId)
  expect(await list('&county=530627', await transport.escort())).toContain(first!.tripId)
  expect(await list('', await transport.station())).toContain(first!.tripId)
  expect(await list('&state=departed', await transport.province())).toEqual([])
  const elsewhere = await world.token({ role: 'county', counties: ['530602'] })
  expect(await list('', elsewhere)).toEqual([])
  expect((await world.call('GET', `/v1/trips?county=530627`, { token: elsewhere })).status).toBe(404)

  const later = first!.stops.map((stop) => ({ ...stop, at: plus(stop.at, { days: 1 }) }))
  await world.deps.trips.revise([{ ...first!, stops: later }])
  expect(await list('', await transport.province())).not.toContain(first!.tripId)
})

test('cases are listed over all places, newest first and page by page, by kind, level, home and whether they are overdue', async () => {
  const { cases } = world.deps
  const now = world.clock.now()
  const open = async (number: number, facts: Partial<CaseIn<'opened'>>, openedAt: Instant) => {
    const one: CaseIn<'opened'> = {
      caseId: derivedId('CaseId', 'list', number),
      kind: 'help',
      workerId: derivedId('WorkerId', 'list', number),
      batchId: derivedId('BatchId', 'list'),
      chunk: 0,
      placementId: null,
      enterpriseId: null,
      countyCode: '530627',
      cityCode: '441900',
      openedAt,
      state: 'opened',
      ...facts,
    }
    const [handed] = await cases.open([assignCase(one, 'station', openedAt)])
    return (await cases.get(handed?.caseId ?? one.caseId)) as CaseIn<'assigned'>
  }
  const old = await open(1, {}, plus(now, { days: -75 }))
  // Two days without a word would be overdue too.
  const contacted = { at: plus(now, { days: -1 }), by: 'sun@station' }
  const promise = await open(2, { kind: 'promise', cityCode: '330100', contacted }, plus(now, { days: -2 }))
  const home = await open(3, { cityCode: null, countyCode: '530621' }, plus(now, { days: -1 }))
  await cases.assign(assignCase(old, 'province', plus(now, { days: -72 })), 'token')
  const list = async (query: string, token: string) =>
    (await read<Case>(`/v1/cases${query}`, token)).items.map(({ caseId }) => caseId)
  const zhao = await transport.province()
  expect(await list('', zhao)).toEqual([home.caseId, promise.caseId, old.caseId])
  const seen: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const page: Page<Case> = await read(`/v1/cases?limit=1${next && `&cursor=${encodeURIComponent(next)}`}`, zhao)
    seen.push(...page.items.map(({ caseId }) => caseId))
    next = page.next
  }
  expect(seen).toEqual([home.caseId, promise.caseId, old.caseId])
  expect(await list('?kind=promise', zhao)).toEqual([promise.caseId])
  expect(await list('?overdue=true', zhao)).toEqual([old.caseId])
  expect(await list('?homeCounty=530621', zhao)).toEqual([home.caseId])
  expect(await list('', await world.token({ role: 'station', cities: ['330100'] }))).toEqual([promise.caseId])
  expect(await list('?city=441900&to=province', await transport.station())).toEqual([old.caseId])
  expect((await world.call('GET', '/v1/cases?cursor=x', { token: zhao })).status).toBe(422)
})

test('surveys are listed newest first, by county for a county, all for the province', async () => {
  const announce = async (countyCode: string, fileName: string) => {
    const token = await world.token({ role: 'county', counties: [countyCode] })
    const { body } = await world.call('POST', '/v1/surveys', { token, body: { countyCode, fileName } })
    await world.advance({ minutes: 1 })
    return (body as { surveyId: string }).surveyId
  }
  const [one, two, three] = [
    await announce('530602', '一'),
    await announce('530621', '二'),
    await announce('530602', '三'),
  ]
  const list = async (query: string, token: string) =>
    (await read<Survey>(`/v1/surveys${query}`, token)).items.map(({ surveyId }) => surveyId)
  expect(await list('', await transport.province())).toEqual([three, two, one])
  expect(await list('', await world.token({ role: 'county', counties: ['530602'] }))).toEqual([three, one])
  expect(await list('?county=530621', await transport.province())).toEqual([two])
  expect(await list('?state=imported', await transport.province())).toEqual([])
  const stranger = await world.token({ role: 'county', counties: ['530602'] })
  expect((await world.call('GET', '/v1/surveys?county=530621', { token: stranger })).status).toBe(404)
})

test('a year of surveys is one in China, from its first moment to its last', async () => {
  const announced = async (createdAt: string) => {
    const facts = { countyCode: '530627', fileName: '跨年', createdBy: 'someone', divisions: null }
    const [surveyId, at] = [derivedId('SurveyId', createdAt), createdAt as Instant]
    await world.deps.surveys.announce({ ...facts, surveyId, createdAt: at, state: 'awaiting-upload', uploadUntil: at })
    return surveyId
  }
  const [eve, morning, last, after] = [
    await announced('2024-12-31T15:59:59.999Z'),
    await announced('2024-12-31T16:00:00.000Z'),
    await announced('2025-12-31T15:59:59.999Z'),
    await announced('2025-12-31T16:00:00.000Z'),
  ]
  const token = await transport.province()
  for (const place of ['', '&county=530627']) {
    const { items } = await read<Survey>(`/v1/surveys?year=2025${place}`, token)
    expect(items.map(({ surveyId }) => surveyId)).toEqual([last, morning])
    expect((await read<Survey>(`/v1/surveys?year=2024${place}`, token)).items).toMatchObject([{ surveyId: eve }])
  }
  const thisYear = (await read<Survey>('/v1/surveys?year=2026', token)).items.map(({ surveyId }) => surveyId)
  expect(thisYear.at(-1)).toBe(after)
  expect((await world.call('GET', '/v1/surveys?year=26', { token })).status).toBe(422)
})

test('batches are listed with how many places were asked for, confirmed and filled', async () => {
  const { items } = await read<{ places: object }>('/v1/transfer-batches', await transport.province())
  expect(items).toMatchObject([{ places: { asked: 0, confirmed: 0, accepted: 0, seated: 0, handedOver: 0 } }])
})
