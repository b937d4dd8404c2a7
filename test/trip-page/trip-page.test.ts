import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type BatchId, derivedId } from '../../domain/kernel/ids.ts'
import { handler as sendTravelNotices } from '../../functions/transport/travel/send-travel-notices.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { offerJob } from '../notices/offer-job.ts'
import { type Person, surveyed } from '../notices/people.ts'
import { batchId as travelled, traveller } from '../transport/some-travellers.ts'
import { openTransport, type TransportWorld } from '../transport/transport-world.ts'
import { openWorld, type World } from '../world.ts'

interface Page {
  readonly status: number
  readonly type: string | null
  readonly text: string
}

async function read(answer: Response): Promise<Page> {
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }
}

const open = async (address: string) => read(await fetch(address))
/** Presses a button as a browser without script does. */
const press = async (address: string, button: string, fields: Record<string, string>) =>
  read(await fetch(`${address}/${button}`, { method: 'POST', body: new URLSearchParams(fields) }))

/** The link in the newest text on the phone. */
function linkIn(world: World, phone: string): string {
  const [link] = /https?:\S+$/.exec(world.partners.texts.findLast((sms) => sms.phone === phone)?.text ?? '') ?? []
  return link ?? ''
}

describe('while an offer is open', () => {
  let world: World
  let plant: Plant
  let jobOrder: JobOrder
  let person: Person
  let page: string
  const batchId: BatchId = derivedId('BatchId', 'page')
  beforeEach(async () => {
    world = await openWorld({ partners: false })
    plant = await openPlant(world)
    jobOrder = await openJobOrder(world, plant)
    person = await surveyed(world, { name: '王小明' })
    await offerJob(world, jobOrder, { batchId, people: [person] })
    page = linkIn(world, person.phone)
    return async () => {
      await plant.close()
      await world.close()
    }
  })

  test('the page shows what is promised and asks, and nothing that tells who the worker is', async () => {
    const { status, type, text } = await open(page)
    expect([status, type]).toEqual([200, 'text/html; charset=utf-8'])
    expect(text).toContain('王*明')
    for (const fact of [jobOrder.post, '5500元', jobOrder.site, '每周48小时', '每月300元']) expect(text).toContain(fact)
    expect(text).toContain('value="accepted"')
    expect(text).not.toMatch(new RegExp(`王小明|${person.phone}|<script|src=`))
  })

  test('a yes is taken once; then the page asks no more, and the phone is free for another question', async () => {
    const { text } = await press(page, 'answer', { answer: 'accepted' })
    expect(text).toContain('您的答复收到了')
    expect(text).toContain('您已答应去')
    expect(text).not.toContain('value="accepted"')
    expect((await press(page, 'answer', { answer: 'declined' })).text).toContain('不用再答复')
    const placement = await world.deps.placements.get(batchId, 0, person.workerId)
    expect(placement?.journey.state).toBe('accepted')
    expect((await world.deps.questions.openOn([(await person.worker()).phoneHash])).size).toBe(0)
  })

  test('withdrawing costs two presses and no reason', async () => {
    await press(page, 'answer', { answer: 'accepted' })
    expect((await press(page, 'withdraw', { what: 'journey' })).text).toContain('名额已释放')
    expect((await world.deps.placements.get(batchId, 0, person.workerId))?.journey.state).toBe('withdrawn')
    const { text } = await press(page, 'withdraw', { what: 'consent' })
    expect(text).toContain('不会再给您发消息')
    expect(text).not.toContain('<form')
    expect((await person.worker()).consent.state).toBe('withdrawn')
  })

  test('help is one case a day, however often the button is pressed', async () => {
    await press(page, 'help', {})
    await press(page, 'help', {})
    await world.advance({ minutes: 10 })
    const token = await world.token({ role: 'province' })
    const { body } = await world.call('GET', '/v1/cases?county=530621', { token })
    expect((body as { items: object[] }).items).toMatchObject([{ kind: 'help', workerId: person.workerId }])
  })

  test('a link that is cut off or made up leads to a page that says so', async () => {
    const { status, type, text } = await open(page.slice(0, -1))
    expect([status, type]).toEqual([404, 'text/html; charset=utf-8'])
    expect(text).toContain('链接不完整')
    expect((await press(`${page}x`, 'withdraw', { what: 'consent' })).status).toBe(404)
    expect((await person.worker()).consent.state).toBe('given')
  })
})

describe('once seats are booked', () => {
  let transport: TransportWorld
  beforeEach(async () => {
    transport = await openTransport({ people: Array.from({ length: 12 }, (_, number) => traveller(number)) })
    await transport.plan()
    for (const connectionId of new Set((await transport.trips()).map((trip) => trip.connectionId)))
      await transport.bookTrip(connectionId)
    await transport.world.advance({ minutes: 5 })
    await transport.task(sendTravelNotices, { batchId: travelled, chunk: 0 })
    await transport.world.advance({ hours: 12 })
  })
  afterEach(() => transport.close())

  test('the page shows every leg with its seat, and a code for the escort', async () => {
    const { text } = await open(linkIn(transport.world, '13900000003'))
    const [placement] = (await transport.placements()).filter(({ workerId }) => workerId === traveller(3).workerId)
    const legs = placement?.journey.state === 'seated' ? placement.journey.tripIds.length : 0
    expect(legs).toBeGreaterThan(0)
    expect(text.match(/座号\d+/g)).toHaveLength(legs)
    expect(text).toContain('aria-label="乘车码"')
    expect(text).toContain('<svg')
  })
})
