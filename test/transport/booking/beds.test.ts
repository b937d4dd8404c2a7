import { readSheet } from 'read-excel-file/node'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../../domain/kernel/instant.ts'
import { atShanghai, epochOf, plus, plusDays } from '../../../domain/kernel/instant.ts'
import { yuan } from '../../../domain/kernel/money.ts'
import type { Planning } from '../../../domain/transport/journeys/planning.ts'
import { waitingRules } from '../../../domain/transport/journeys/waiting-rules.ts'
import type { ServiceQuote } from '../../../domain/transport/trips/carrier-contract.ts'
import { departsAt, type Trip } from '../../../domain/transport/trips/trip.ts'
import { handler as sendTravelNotices } from '../../../functions/transport/travel/send-travel-notices.ts'
import { transportKeys } from '../../../storage/transport/plannings.ts'
import { batchId, coachQuotes, traveller, window } from '../some-travellers.ts'
import { openTransport, type TransportWorld } from '../transport-world.ts'

const shanghai = '310000'
/** The only train to Shanghai, at half past three in the morning. */
const nightTrains: ServiceQuote[] = Array.from({ length: 7 }, (_, day) => {
  const departs = atShanghai(plusDays(window.from, day), '03:30')
  return {
    quoteId: `night-${day}`,
    carrier: '铁路',
    booking: 'api',
    mode: 'seat-block-rail',
    service: `K${day}`,
    from: { kind: 'rail', code: 'ZXE' },
    to: { kind: 'rail', code: 'SHH', name: '上海站' },
    cityCode: shanghai,
    departs,
    arrives: plus(departs, { hours: 12 }),
    seats: 60,
    price: yuan(420),
  }
})
const lodging = waitingRules.map((set) => ({ ...set, validFrom: '2026-02-01' as CalendarDate, lodgingYuan: 80 }))
const people = Array.from({ length: 12 }, (_, number) => traveller(number, { cityCode: shanghai }))
const beds = { house: '平安旅馆', address: '站前路1号', reference: 'PA-0310' }

let transport: TransportWorld
beforeEach(async () => {
  transport = await openTransport({ people, quotes: { services: nightTrains, coaches: coachQuotes } })
})
afterEach(() => transport.close())

async function call(method: 'GET' | 'POST', path: string, body?: object) {
  return transport.world.call(method, path, { token: await transport.province(), ...(body ? { body } : {}) })
}
const trips = async () => (await transport.trips()).filter(({ progress }) => progress.state !== 'cancelled')
const bookAll = async () => {
  await transport.reach('booking trips')
  for (const connectionId of new Set((await trips()).map((trip) => trip.connectionId)))
    await transport.bookTrip(connectionId)
  await transport.world.advance({ hours: 1 })
}
const tell = async () => {
  await transport.reach('sending travel notices')
  await transport.task(sendTravelNotices, { batchId, chunk: 0 })
  await transport.world.advance({ hours: 12 })
}
const sheet = async (path: string) => {
  const answer = await fetch(`${transport.world.url}${path}`, {
    headers: { authorization: `Bearer ${await transport.province()}` },
  })
  return JSON.stringify(await readSheet(Buffer.from(await answer.arrayBuffer())))
}
/** The page behind the link of the newest text. */
const page = async (language: 'zh' | 'en' = 'zh') => {
  const [link = ''] = /https?:\S+$/.exec(transport.world.partners.texts.at(-1)?.text ?? '') ?? []
  return (await fetch(`${link}?lang=${language}`)).text()
}
const planningOf = (name: string) => transport.deps.bucket.readJson<Planning>(transportKeys(batchId).planning(name))

describe('where the rules give a price of a bed', () => {
  beforeEach(() => void Object.assign(transport.deps.settings, { WAITING_RULES: lodging }))

  test('a night on the way is planned and paid, and booked before anybody is told of it', async () => {
    const planned = (await transport.plan()) as unknown as { costYuan: number; waiting: object }
    const [feeder, train] = (await trips()) as [Trip, Trip]
    expect(feeder).toMatchObject({
      mode: 'feeder-coach',
      onward: [{ tripId: train.tripId, passengers: 12, nights: 1 }],
      lodging: { guests: 12, nights: 12, perNight: yuan(80), cost: yuan(960) },
    })
    expect(planned.costYuan).toBe((feeder.cost.minorUnits + train.cost.minorUnits) / 100 + 960)
    expect(planned.waiting).toMatchObject({ longer: 12, nights: 12, lodgingYuan: 960, ownJourneys: 0 })
    expect((await planningOf('first')).waitingRules).toEqual(['2026-02-01'])
    expect((await transport.placements()).map(({ journey }) => journey)).toEqual(
      people.map(() => ({ state: 'seated', tripIds: [feeder.tripId, train.tripId], nights: 1 })),
    )

    await bookAll()
    expect(transport.carrier.keeps(train.tripId)).toBeUndefined()
    const asked = await call('GET', `/v1/trips/${feeder.tripId}`)
    expect(asked.body).toMatchObject({ waitsFor: 'booking' })
    expect((asked.body as Trip).alarms.map(({ what }) => what)).toEqual([
      expect.stringMatching(/^Book beds near “镇雄站” by telephone: 12 people, 12 nights .* at most 80 yuan/),
    ])

    expect(await call('POST', `/v1/trips/${train.tripId}/beds`, beds)).toMatchObject({ status: 409 })
    expect(await call('POST', `/v1/trips/${feeder.tripId}/beds`, { ...beds, house: '' })).toMatchObject({ status: 422 })
    expect(await call('POST', `/v1/trips/${feeder.tripId}/beds`, beds)).toMatchObject({ status: 201, body: { beds } })
    expect(await call('POST', `/v1/trips/${feeder.tripId}/beds`, beds)).toMatchObject({ status: 201, body: { beds } })
    const other = await call('POST', `/v1/trips/${feeder.tripId}/beds`, { ...beds, reference: 'PA-2' })
    expect(other).toMatchObject({ status: 409, body: { detail: expect.stringContaining('PA-0310') } })
    await transport.world.advance({ hours: 1 })
    expect((await trips()).map(({ booking }) => booking.state)).toEqual(['confirmed', 'confirmed'])

    await tell()
    const { sent } = transport.world.partners
    expect(sent.map(({ template }) => template)).toEqual(people.map(() => 'travel-notice-night'))
    expect(sent[0]?.text).toMatch(/途中住1晚，住处已订在平安旅馆，每晚80元由我们付/)
    const text = await page()
    expect(text).toContain('途中住1晚：平安旅馆（站前路1号），已订好，每晚80元由我们付')
    expect(await page('en')).toContain(
      'You sleep 1 night on the way in 平安旅馆, 站前路1号: booked, and we pay the 80 yuan a night.',
    )

    for (const list of ['manifest', 'roll-call']) {
      const written = await sheet(`/v1/trips/${feeder.tripId}/${list}.xlsx`)
      expect(written).toContain('平安旅馆（站前路1号）')
      expect(written.match(/"住1晚"/g)).toHaveLength(12)
    }
  })

  test('beds that nobody finds in time are given up: the train is not booked without them, nor tried again', async () => {
    await transport.plan()
    await bookAll()
    const [feeder] = await trips()
    await transport.world.advance({ hours: 50 })
    expect(await trips()).toEqual([])
    expect(await call('POST', `/v1/trips/${feeder!.tripId}/beds`, beds)).toMatchObject({ status: 409 })
    await transport.replan(1)
    const again = await trips()
    expect(again.map(({ mode, ownJourney }) => [mode, ownJourney?.code])).toEqual([['self-arranged', 'wait-by-night']])
  })

  test('in a hurry nobody is planned to sleep on the way, as nobody telephones for beds', async () => {
    await transport.plan()
    const [feeder] = await trips()
    await call('POST', `/v1/trips/${feeder!.tripId}/beds`, beds)
    await bookAll()
    await transport.reach('travelling')
    const ahead = epochOf(departsAt(feeder!)) - epochOf(transport.deps.clock.now())
    await transport.world.advance({ hours: Math.floor(ahead / 3_600_000) - 30 })
    const lost = await call('POST', `/v1/trips/${feeder!.tripId}/lost`, { why: 'vehicle-broken-down' })
    expect(lost).toMatchObject({ status: 202 })
    await transport.world.advance({ minutes: 30 })
    const instead = (await trips()).filter(({ passengers }) => passengers > 0)
    expect(instead.map(({ mode, lodging: night, ownJourney }) => [mode, night, ownJourney?.code])).toEqual([
      ['self-arranged', undefined, 'wait-by-night'],
    ])
    const { alarms } = (await transport.deps.trips.get(feeder!.tripId))!
    expect(alarms.map(({ what }) => what)).toContainEqual(expect.stringMatching(/^Cancel the beds PA-0310/))
  })

  test('a connection that falls through after its beds were booked has staff cancel them', async () => {
    transport.carrier.manner.soldOut.add('night-0')
    for (let day = 1; day < 7; day += 1) transport.carrier.manner.soldOut.add(`night-${day}`)
    await transport.plan()
    const [feeder] = await trips()
    await bookAll()
    await call('POST', `/v1/trips/${feeder!.tripId}/beds`, beds)
    await transport.world.advance({ hours: 2 })
    const { alarms, progress } = (await transport.deps.trips.get(feeder!.tripId))!
    expect(progress.state).toBe('cancelled')
    expect(alarms.map(({ what }) => what)).toContainEqual(
      expect.stringMatching(/^Cancel the beds PA-0310 in “平安旅馆” by telephone/),
    )
  })
})

test('without one nobody waits by night: they travel on their own and are told why', async () => {
  const planned = (await transport.plan()) as unknown as { waiting: object }
  expect(planned.waiting).toMatchObject({ longer: 0, nights: 0, ownJourneys: 12 })
  const why = { code: 'wait-by-night', zh: '换乘要在车站过夜', en: expect.stringContaining('by night') }
  const { body } = await call('GET', `/v1/transfer-batches/${batchId}/trips`)
  expect((body as { items: Trip[] }).items).toMatchObject([{ mode: 'self-arranged', ownJourney: why }])
  const listed = await call('GET', `/v1/placements?batchId=${batchId}`)
  expect((listed.body as { items: object[] }).items).toMatchObject(people.map(() => ({ journey: { ownJourney: why } })))
  await bookAll()
  await tell()
  const { sent } = transport.world.partners
  expect(sent.map(({ template }) => template)).toEqual(people.map(() => 'travel-notice-own'))
  expect(sent[0]?.text).toMatch(/请您自行前往：.*原因：换乘要在车站过夜。/)
  const text = await page()
  expect(text).toContain('原因：换乘要在车站过夜')
  expect(await page('en')).toContain('You arrange this journey yourself.')
})
