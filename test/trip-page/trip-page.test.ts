import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { releasing } from '../../domain/batches/transfer-batch.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type BatchId, derivedId } from '../../domain/kernel/ids.ts'
import { hashOfToken, pageToken } from '../../functions/notices/page-token.ts'
import { handler as sendTravelNotices } from '../../functions/transport/travel/send-travel-notices.ts'
import { acceptIn } from '../batches/accept-in.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { offerJob } from '../notices/offer-job.ts'
import { type Person, surveyed } from '../notices/people.ts'
import { coachQuotes, trainQuotes, batchId as travelled, traveller } from '../transport/some-travellers.ts'
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

  test('a yes is taken, and can be changed until the round closes; each change is on record', async () => {
    const { text } = await press(page, 'answer', { answer: 'accepted' })
    expect(text).toContain('您的答复收到了，谢谢。您的答复是：去。')
    expect(text).toContain('您已答应去')
    expect(text).not.toContain('value="accepted"')
    expect((await world.deps.placements.get(batchId, 0, person.workerId))?.journey.state).toBe('accepted')
    // The phone is free for another question.
    expect((await world.deps.questions.openOn([(await person.worker()).phoneHash])).size).toBe(0)

    const changed = await press(page, 'answer', { answer: 'declined' })
    expect(changed.text).toContain('您的答复：不去')
    expect(await world.deps.placements.get(batchId, 0, person.workerId)).toBeNull()
    expect((await person.worker()).engagedIn).toBeNull()
    await press(page, 'answer', { answer: 'accepted' })
    const [offer] = await world.deps.offers.ofWorker(batchId, 0, person.workerId)
    expect(offer).toMatchObject({ state: 'accepted', answers: [{ by: 'page' }, { by: 'page' }, { by: 'page' }] })

    await world.deps.answers.endRound([offer!], world.clock.now())
    const late = await press(page, 'answer', { answer: 'declined' })
    expect(late.text).toContain('不用再答复')
    expect(late.text).not.toContain('value="declined"')
    expect((await world.deps.placements.get(batchId, 0, person.workerId))?.journey.state).toBe('accepted')
  })

  test('a yes by text and a no on the page at once: one stands, and the other is told which and how to change it', async () => {
    world.partners.reply(person.phone, '1')
    const [shown] = await Promise.all([press(page, 'answer', { answer: 'declined' }), world.advance({ seconds: 30 })])
    expect(shown.text).toMatch(/您的答复/)
    await world.advance({ minutes: 30 })
    const [offer] = await world.deps.offers.ofWorker(batchId, 0, person.workerId)
    expect(offer?.answers).toHaveLength(2)
    const last = offer!.answers!.at(-1)!
    expect(offer!.state).toBe(last.answer)
    const now = (await open(page)).text
    expect(now).toContain(last.answer === 'accepted' ? '您的答复：去' : '您的答复：不去')
    expect(now).toContain(last.answer === 'accepted' ? 'value="declined"' : 'value="accepted"')
    const told = world.partners.texts.filter(({ template }) => template === 'answer-stands')
    expect(told.map(({ text }) => text)).toEqual([
      expect.stringContaining(last.answer === 'accepted' ? '“去”' : '“不去”'),
    ])
    const placement = await world.deps.placements.get(batchId, 0, person.workerId)
    expect(placement !== null).toBe(last.answer === 'accepted')
    expect((await person.worker()).engagedIn).toBe(last.answer === 'accepted' ? batchId : null)
  })

  test('buttons send the browser on to the page, so that loading it again asks for nothing', async () => {
    const body = new URLSearchParams({ answer: 'accepted' })
    const answer = await fetch(`${page}/answer`, { method: 'POST', body, redirect: 'manual' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`${page}?said=answered`)
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(await answer.text()).toBe('')
    // Opened again later, the address says what is true then; one that was made up says nothing.
    await press(page, 'withdraw', { what: 'journey' })
    expect((await open(`${page}?said=answered`)).text).not.toContain('名额已释放，不用')
    expect((await open(`${page}?said=withdrawn`)).text).toContain('名额已释放')
    expect(await open(`${page}?said=%3Cscript%3E`)).toMatchObject({ status: 200 })
  })

  test('a double tap is harmless', async () => {
    const taps = await Promise.all(Array.from({ length: 4 }, () => press(page, 'answer', { answer: 'accepted' })))
    for (const { text } of taps) expect(text).toContain('您的答复是：去')
    const [offer] = await world.deps.offers.ofWorker(batchId, 0, person.workerId)
    expect(offer?.answers).toHaveLength(1)
  })

  test('withdrawing costs two presses and no reason; a further one is told what stands', async () => {
    await press(page, 'answer', { answer: 'accepted' })
    expect((await press(page, 'withdraw', { what: 'journey' })).text).toContain('名额已释放')
    expect((await world.deps.placements.get(batchId, 0, person.workerId))?.journey.state).toBe('withdrawn')
    const again = (await press(page, 'withdraw', { what: 'journey' })).text
    expect(again).toContain('您已经退出了这次安排，名额已释放，不用再操作。')
    expect(again).not.toContain('出发')
    const { text } = await press(page, 'withdraw', { what: 'consent' })
    expect(text).toContain('不会再给您发消息')
    expect(text).not.toContain('<form')
    expect((await person.worker()).consent.state).toBe('withdrawn')
  })

  test('who withdraws before answering is told the same the second time', async () => {
    await press(page, 'withdraw', { what: 'journey' })
    const { text } = await press(page, 'withdraw', { what: 'journey' })
    expect(text).toContain('您已经退出了这次安排')
    expect(text).toContain('的岗位，您已退出')
  })

  test('an offer whose time is over says so, and takes no answer', async () => {
    await world.advance({ hours: 49 })
    expect((await open(page)).text).toContain('答复时间已过')
    const { text } = await press(page, 'answer', { answer: 'accepted' })
    expect(text).toContain('刚才的答复没有改变安排')
    expect(await world.deps.placements.get(batchId, 0, person.workerId)).toBeNull()
  })

  test('who said yes elsewhere meanwhile is told so, and not that the answer was taken', async () => {
    await acceptIn(world, derivedId('BatchId', 'elsewhere'), person, jobOrder)
    const { text } = await press(page, 'answer', { answer: 'accepted' })
    expect(text).toContain('您已经答应了另一次安排')
    expect(text).not.toContain('收到了')
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

describe('a journey', () => {
  let transport: TransportWorld
  beforeEach(async () => {
    const people = Array.from({ length: 12 }, (_, number) => traveller(number))
    const services = trainQuotes.map((quote) => ({ ...quote, booking: 'api' as const }))
    transport = await openTransport({ people, quotes: { services, coaches: coachQuotes } })
    await transport.plan()
  })
  afterEach(() => transport.close())

  async function book() {
    for (const connectionId of new Set((await transport.trips()).map((trip) => trip.connectionId)))
      await transport.bookTrip(connectionId)
    await transport.world.advance({ minutes: 5 })
  }
  /** As the people of the batch find it behind the link in their texts. */
  async function pageOf(number: number): Promise<Page> {
    const { workerId } = traveller(number)
    const token = await pageToken({ batchId: travelled, workerId }, transport.deps)
    const link = { tokenHash: hashOfToken(token), workerId, batchId: travelled, chunk: 0 }
    await transport.deps.links.keep([link], transport.deps.clock.now())
    return open(`${transport.deps.settings.PUBLIC_URL}/t/${token}`)
  }
  const placementOf = async (number: number) =>
    (await transport.placements()).find(({ workerId }) => workerId === traveller(number).workerId)!

  test('that is planned and not booked yet is not called settled, and shows no seat and no code', async () => {
    expect((await placementOf(3)).journey.state).toBe('seated')
    const { text } = await pageOf(3)
    expect(text).toContain('行程安排中，订好票后短信通知您')
    expect(text).not.toMatch(/行程已定|座号|乘车码/)
  })

  test('once booked shows every leg with its seat, and a code for the escort', async () => {
    await book()
    await transport.task(sendTravelNotices, { batchId: travelled, chunk: 0 })
    await transport.world.advance({ hours: 12 })
    const { text } = await open(linkIn(transport.world, '13900000003'))
    const { journey } = await placementOf(3)
    const legs = journey.state === 'seated' ? journey.tripIds.length : 0
    expect(legs).toBeGreaterThan(0)
    expect(text).toContain('行程已定')
    expect(text.match(/座号\d+/g)).toHaveLength(legs)
    expect(text).toContain('aria-label="乘车码"')
    expect(text).toContain('<svg')
  })

  test('that was lost says so at once, and the one in its place says what it replaces', async () => {
    await book()
    await transport.reach('travelling')
    const [first] = await transport.trips()
    const people = await transport.deps.passengers.ofTrip(first!.tripId)
    const number = Array.from({ length: 12 }, (_, one) => one).find(
      (one) => people[0]?.workerId === traveller(one).workerId,
    )!
    const before = (await pageOf(number)).text
    expect(before).toContain('行程已定')
    const token = await transport.province()
    const body = { why: 'vehicle-broken-down' }
    await transport.world.call('POST', `/v1/trips/${first!.tripId}/lost`, { token, body })
    expect((await pageOf(number)).text).toMatch(/一程已取消|正在为您重新安排|代替原来的行程/)
    await transport.world.advance({ hours: 80 })
    expect((await placementOf(number)).replaces).toMatchObject({ place: expect.any(String) })
    const { text } = await pageOf(number)
    expect(text).toMatch(/下面的行程代替原来的行程|正在为您重新安排/)
    expect(text).toContain('已取消，请不要前往：')
    const told = transport.world.partners.sent.filter(({ template }) => template === 'travel-notice-rebooked')
    if (text.includes('代替原来的行程')) expect(told[0]?.text).toMatch(/原定.*不走了，改为/)
  })

  test('of a batch that was called off is over, whatever was booked', async () => {
    await book()
    const batch = (await transport.deps.batches.get(travelled))!
    await transport.deps.batches.move(batch, releasing(batch, 'cancelled by the province', transport.deps.clock.now()))
    const { text } = await pageOf(3)
    expect(text).toContain('这次安排已取消，请不要前往')
    expect(text).not.toMatch(/行程已定|座号|乘车码：/)
  })

  test('ends with what is true of it, and a press on withdraw says what stands', async () => {
    const at = transport.deps.clock.now()
    const states = [
      ['no-show', /按点名您没有乘车/, /不用退出/],
      ['arrived', /已到达/, /您已经到达，不能再退出/],
      ['handed-over', /已到岗/, /您已经到岗/],
      ['released', /这次安排已取消/, /已经取消，不用退出/],
      ['left', /您已离开/, /已经离开/],
    ] as const
    for (const [number, [state, title, told]] of states.entries()) {
      const { workerId } = traveller(number)
      await transport.deps.placements.move(travelled, 0, [{ workerId, from: ['seated'], to: { state, at } }])
      const { text } = await pageOf(number)
      expect(text).toMatch(title)
      expect(text).not.toMatch(/座号|乘车码：|value="journey"/)
      const token = await pageToken({ batchId: travelled, workerId }, transport.deps)
      const address = `${transport.deps.settings.PUBLIC_URL}/t/${token}`
      expect((await press(address, 'withdraw', { what: 'journey' })).text).toMatch(told)
    }
  })
})
