import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BoardingStop } from '../../../domain/transport/trips/boarding-stop.ts'
import type { Trip } from '../../../domain/transport/trips/trip.ts'
import { handler as sendTravelNotices } from '../../../functions/transport/travel/send-travel-notices.ts'
import { batchId, coachQuotes, trainQuotes, traveller } from '../some-travellers.ts'
import { openTransport, type TransportWorld } from '../transport-world.ts'

const county = '530627'
const services = trainQuotes.map((quote) => ({ ...quote, booking: 'api' as const }))
let transport: TransportWorld
let feeder: Trip

beforeEach(async () => {
  const people = [0, 1, 2].map((number) => traveller(number))
  transport = await openTransport({ people, quotes: { services, coaches: coachQuotes } })
  await transport.plan()
  const trips = await transport.trips()
  for (const connectionId of new Set(trips.map((trip) => trip.connectionId))) await transport.bookTrip(connectionId)
  await transport.world.advance({ minutes: 5 })
  feeder = trips.find(({ mode }) => mode === 'feeder-coach')!
})
afterEach(() => transport.close())

async function post<Answer>(path: string, body: object, token?: string): Promise<{ status: number; body: Answer }> {
  const answer = await transport.world.call('POST', path, { token: token ?? (await transport.escort()), body })
  return { status: answer.status, body: answer.body as Answer }
}
const hall = { name: '五德镇客运站', landmark: '镇政府旁', township: '五德镇' }
async function tell(): Promise<string> {
  await transport.task(sendTravelNotices, { batchId, chunk: 0 })
  await transport.world.advance({ hours: 12 })
  return transport.world.partners.sent.find(({ template }) => template.startsWith('travel-notice'))!.text
}
const nowhere = () =>
  transport.deps.offices.change(county, ({ code }) => ({
    code,
    office: { name: '镇雄县就业局', phone: '0870-3123456' },
    stops: [],
  }))

test('a text names the stop of the county with its landmark, and every list has it', async () => {
  expect(await tell()).toContain('在城南客运站（县医院对面）乘')
  const trip = (await transport.deps.trips.get(feeder.tripId))!
  expect(trip.boarding).toMatchObject([{ countyCode: county, stop: { name: '城南客运站' } }])
  expect(trip.alarms).toEqual([])
})

test('another stop may be chosen until people are told; then it stays, whatever becomes the default', async () => {
  const added = await post<BoardingStop>(`/v1/counties/${county}/stops`, hall)
  expect(added).toMatchObject({ status: 201, body: { ...hall, isDefault: false } })
  expect((await post<BoardingStop>(`/v1/counties/${county}/stops`, hall)).body.stopId).toBe(added.body.stopId)
  const path = `/v1/trips/${feeder.tripId}/boarding-stops`
  expect((await post(path, { county, stopId: added.body.stopId })).status).toBe(200)
  expect(await tell()).toContain('在五德镇客运站（镇政府旁）乘')
  await post(`/v1/counties/${county}/stops`, { ...hall, name: '新客运站', isDefault: true })
  const list = (await transport.world.call('GET', `/v1/counties/${county}/stops`, { token: await transport.escort() }))
    .body
  expect((list as { stops: BoardingStop[] }).stops.filter(({ isDefault }) => isDefault)).toMatchObject([
    { name: '新客运站' },
  ])
  const changed = await post<{ detail: string }>(path, { county, stopId: 'evt_station' })
  expect(changed).toMatchObject({ status: 409, body: { detail: expect.stringContaining('told of the stop already') } })
})

describe('where the county has no stop', () => {
  beforeEach(nowhere)

  test('the text gives the telephone of its office in the place of a wrong one, and its list asks for a stop', async () => {
    expect(await tell()).toContain('在镇雄县（上车点以县就业局电话通知为准，0870-3123456）乘')
    const token = await transport.escort()
    const waiting = async () =>
      (
        (await transport.world.call('GET', '/v1/worklist?kind=alarm', { token })).body as {
          items: { note: { zh: string } }[]
        }
      ).items
    expect((await waiting()).map(({ note }) => note.zh)).toContainEqual(expect.stringContaining('没有登记上车点'))
    const { body } = await post<BoardingStop>(`/v1/counties/${county}/stops`, hall)
    await post(`/v1/trips/${feeder.tripId}/boarding-stops`, { county, stopId: body.stopId })
    expect((await waiting()).map(({ note }) => note.zh)).not.toContainEqual(expect.stringContaining('没有登记上车点'))
    expect((await transport.deps.trips.get(feeder.tripId))?.boarding).toMatchObject([{ stop: { name: hall.name } }])
  })

  test.each(['镇雄县', '镇雄'])('%s is no place where a coach can be found', async (name) => {
    expect(await post(`/v1/counties/${county}/stops`, { ...hall, name })).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('a place within the county') },
    })
  })

  test('a county enters its own stops only, and a mobile phone is no telephone of an office', async () => {
    const other = await transport.world.token({ role: 'county', counties: ['530602'] })
    expect((await post(`/v1/counties/${county}/stops`, hall, other)).status).toBe(403)
    expect((await post('/v1/counties/999999/stops', hall)).status).toBe(404)
    const mobile = await post(`/v1/offices/${county}`, { name: '镇雄县就业局', phone: '13900001234' })
    expect(mobile).toMatchObject({
      status: 422,
      body: { errors: [{ detail: expect.stringContaining('not a mobile phone') }] },
    })
  })
})

test('the plate and the leader are told to everybody masked; what is left out stays', async () => {
  const path = `/v1/trips/${feeder.tripId}/crew`
  await post(path, { plate: '云C12345' })
  const { body } = await post<Trip>(path, { leader: { name: '李国强', phone: '13912345678' } })
  expect(body.crew).toEqual({ plate: '云C12345', leader: { name: '李**', phone: '139****5678' } })
  expect((await post(path, { plate: '大巴' })).status).toBe(422)
  expect((await post(path, {})).status).toBe(422)
})
