import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import { handler as sendTravelNotices } from '../../functions/transport/travel/send-travel-notices.ts'
import { sayIn } from '../../functions/trip-page/say.ts'
import { consoleFiles } from '../../local/console/console-files.ts'
import { atDoor } from '../roll-call/escort.ts'
import { batchId, traveller } from '../transport/some-travellers.ts'
import { openTransport, type TransportWorld } from '../transport/transport-world.ts'
import type { UnderWay } from '../transport/travel/under-way.ts'
import { openStage, type Stage } from './stage.ts'

const people = 6
/** They start on different days, so that each has a train of its own, and the carrier of both takes no booking but by telephone. */
const early = Array.from({ length: people }, (_, n) => traveller(n, { startDate: '2026-03-11' as CalendarDate }))
const late = Array.from({ length: 3 }, (_, n) =>
  traveller(people + n, { earliestDeparture: '2026-03-12' as CalendarDate, startDate: '2026-03-15' as CalendarDate }),
)
let transport: TransportWorld
let stage: Stage
beforeAll(async () => {
  transport = await openTransport({ people: [...early, ...late], files: consoleFiles })
  stage = await openStage({}, transport.world)
  await transport.plan()
  for (const connectionId of new Set((await transport.trips()).map((trip) => trip.connectionId)))
    await transport.bookTrip(connectionId)
  await transport.world.advance({ minutes: 5 })
})
afterAll(async () => {
  await stage.close()
  await transport.carrier.stop()
})

const byDeparture = async () =>
  (await transport.trips()).toSorted((one, other) => (one.stops[0]!.at < other.stops[0]!.at ? -1 : 1))

test.for(['zh', 'en'] as const)(
  'what the carrier cannot book waits for the county, which books by telephone, and the journey stands (%s)',
  async (language) => {
    const say = sayIn(language)
    const page = await stage.as('county-officer', { language })
    const waiting = page.getByRole('row').filter({ hasText: say('待人工订票', 'A booking is to be made by telephone') })
    await waiting.first().click()
    await page.getByText('铁路').first().waitFor()
    await stage.isAccessible(page)
    await stage.picture(page, `booking-by-hand-${language}`)
    const submit = page.getByRole('button', { name: say('登记订单', 'Enter the booking') })
    const reference = page.getByLabel(say('承运方订单号', "The carrier's reference"))
    await reference.fill(`E-${language}-2026`)
    await submit.click()
    await page.getByText(say('这一项已经处理完', 'This was settled')).waitFor()
    await stage.world.advance({ minutes: 5 })
    const trips = await transport.trips()
    const train = trips.find(
      ({ booking }) => booking.state === 'confirmed' && booking.reference === `E-${language}-2026`,
    )
    expect(train?.booking).toMatchObject({ by: 'hand' })
    const connection = trips.filter((trip) => trip.connectionId === train?.connectionId)
    expect(connection.map(({ booking }) => booking.state)).toEqual(connection.map(() => 'confirmed'))
  },
)

test.for([
  ['zh', early.length],
  ['en', late.length],
] as const)(
  'the trip goes on: the escort gets a link whose address is shown once, the roll is called, and its people are on board (%s)',
  async ([language, people]) => {
    const say = sayIn(language)
    const trips = await byDeparture()
    const feeders = trips.filter(({ mode }) => mode === 'feeder-coach')
    const { tripId: feeder } = language === 'zh' ? feeders[0]! : feeders.at(-1)!
    await transport.task(sendTravelNotices, { batchId, chunk: 0 })
    await transport.runTrip(feeder)
    await atDoor({ ...transport, feeder, train: feeder } satisfies UnderWay, feeder)
    const page = await stage.as('coordinator', { path: `/trips?trip=${feeder}`, language })
    const button = (zh: string, en: string) => page.getByRole('button', { name: say(zh, en) })
    await page.getByRole('tab', { name: say('办理', 'Act') }).click()
    await button('领队的点名链接', 'Roll-call links of the escort').click()
    await button('生成链接', 'Make a link').click()
    const address = page.getByRole('textbox', { name: say('链接', 'Link') })
    expect(await address.inputValue()).toMatch(/\/roll-call\/#[\w-]{22}$/)
    await stage.isAccessible(page)
    await stage.picture(page, `trips-${language}`)
    // What the trip waits for is open already.
    await button('其余全部上车', 'All others are on board').click()
    await button(`提交 ${people} 人`, `Send ${people} people`).click()
    await page
      .getByRole('status')
      .getByText(say(`已登记 ${people} 人`, `${people} people entered`))
      .waitFor()
    const passengers = await transport.deps.passengers.ofTrip(feeder)
    expect(passengers.map(({ state }) => state)).toEqual(Array.from({ length: people }, () => 'boarded'))
  },
)

test('on a phone and in English the trips of the day stand in a list, and the work list beside them', async () => {
  const page = await stage.as('county-officer', { path: '/trips', language: 'en', view: 'phone' })
  await page.getByRole('heading', { level: 1, name: 'Trips of the day' }).waitFor()
  await stage.isAccessible(page)
  await stage.picture(page, 'trips-phone-en')
  await page.goto('/')
  await page.getByRole('heading', { level: 1, name: 'Worklist' }).waitFor()
  await stage.isAccessible(page)
  await stage.picture(page, 'worklist-phone-en')
})
