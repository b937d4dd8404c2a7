import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type BatchId, derivedId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, minus, timeInShanghai } from '../../domain/kernel/instant.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { offerJob } from '../notices/offer-job.ts'
import { type Person, surveyed } from '../notices/people.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let plant: Plant
let jobOrder: JobOrder
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  jobOrder = await openJobOrder(world, plant)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

let batchId: BatchId
let batches = 0
beforeEach(async () => {
  // At night an offer waits for the morning.
  while (!/^(?:09|1[0-5]):/.test(timeInShanghai(world.clock.now()))) await world.advance({ hours: 1 })
  batches += 1
  batchId = derivedId('BatchId', 'replies', batches)
})

const offer = (...people: Person[]) => offerJob(world, jobOrder, { batchId, people })
const stateOf = async ({ workerId }: Person) =>
  (await world.deps.offers.ofWorker(batchId, 0, workerId)).map((one) => one.state)
const textsTo = ({ phone }: Person) =>
  world.partners.texts.filter((sms) => sms.phone === phone).map((sms) => sms.template)

async function types(person: Person, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    world.partners.reply(person.phone, text)
    await world.advance({ seconds: 5 })
  }
  await world.advance({ minutes: 30 })
}

describe('a worker who was offered a job types', () => {
  test.each([
    ['1', ['accepted']],
    ['不去', ['declined']],
    ['不去了', ['withdrawn']],
    ['几点出发？', ['sent']],
  ])('%s', async (text, expected) => {
    const person = await surveyed(world)
    await offer(person)
    await types(person, text)
    expect(await stateOf(person)).toEqual(expected)
  })
})

test('an answer can be changed until the round closes, each change is on record and confirmed', async () => {
  const person = await surveyed(world)
  await offer(person)
  await types(person, '1', '2')
  expect(await stateOf(person)).toEqual(['declined'])
  expect(await world.deps.placements.get(batchId, 0, person.workerId)).toBeNull()
  expect((await person.worker()).engagedIn).toBeNull()
  const [changed] = world.partners.texts.filter((sms) => sms.phone === person.phone && sms.template === 'answer-stands')
  expect(changed?.text).toContain('现在是“不去”')

  await types(person, '去')
  expect(await stateOf(person)).toEqual(['accepted'])
  expect((await person.worker()).engagedIn).toBe(batchId)
  const [given] = await world.deps.offers.ofWorker(batchId, 0, person.workerId)
  expect(given?.answers?.map(({ answer, by }) => [answer, by])).toEqual([
    ['accepted', 'sms'],
    ['declined', 'sms'],
    ['accepted', 'sms'],
  ])

  await world.deps.answers.endRound([given!], world.clock.now())
  await types(person, '2')
  expect(await stateOf(person)).toEqual(['accepted'])
  expect(textsTo(person).at(-1)).toBe('answer-closed')
})

test('a yes can be taken back at any time before the journey', async () => {
  const person = await surveyed(world)
  await offer(person)
  await types(person, '1', '不去了')
  const placement = await world.deps.placements.get(batchId, 0, person.workerId)
  expect(placement?.journey.state).toBe('withdrawn')
  expect((await person.worker()).engagedIn).toBeNull()
  await types(person, '1')
  expect((await world.deps.placements.get(batchId, 0, person.workerId))?.journey.state).toBe('withdrawn')
})

test('who is on board already is told that it is too late, and what they can do', async () => {
  const person = await surveyed(world)
  await offer(person)
  await types(person, '1')
  const to = { state: 'boarded' as const, tripIds: [], at: world.clock.now() }
  await world.deps.placements.move(batchId, 0, [{ workerId: person.workerId, from: ['accepted'], to }])
  await types(person, '不去了')
  expect((await world.deps.placements.get(batchId, 0, person.workerId))?.journey.state).toBe('boarded')
  expect(textsTo(person).at(-1)).toBe('withdrawal-late')
})

test('answers that arrive out of order count by when they were typed; the provider’s fast clock changes nothing', async () => {
  const person = await surveyed(world)
  await offer(person)
  const { secret } = await world.deps.secrets.read('sms')
  const post = (text: string, at: string) =>
    world.sendSigned('/webhooks/sms/local/replies', {
      secret,
      id: `${text}-${at}-${batches}`,
      body: [{ phone: person.phone, text, at }],
    })
  const now = world.clock.now()
  await post('2', now)
  await post('1', minus(now, { minutes: 3 }))
  expect(await stateOf(person)).toEqual(['declined'])
  await world.advance({ minutes: 1 })
  expect(textsTo(person).at(-1)).toBe('answer-stands')
  await post('1', '2099-12-31T00:00:00Z')
  const [given] = await world.deps.offers.ofWorker(batchId, 0, person.workerId)
  expect(given).toMatchObject({ state: 'accepted', answeredAt: world.clock.now() })
})

test('a person who types something unclear is asked once what they mean, and may still answer', async () => {
  const person = await surveyed(world)
  await offer(person)
  await types(person, '你是谁', '什么厂', '1')
  expect(textsTo(person)).toEqual(['job-offer', 'answer-unclear'])
  expect(await stateOf(person)).toEqual(['accepted'])
})

test('an answer after the time is over changes nothing', async () => {
  const person = await surveyed(world)
  await offer(person)
  await world.advance({ hours: 49 })
  await types(person, '1', '1')
  expect(await world.deps.placements.get(batchId, 0, person.workerId)).toBeNull()
  expect(textsTo(person)).toEqual(['job-offer', 'answer-closed'])
})

test('退订 ends every message and every step', async () => {
  const person = await surveyed(world)
  await offer(person)
  await types(person, '退订')
  expect((await person.worker()).consent.state).toBe('withdrawn')
  expect(await stateOf(person)).toEqual(['withdrawn'])
  await offerJob(world, jobOrder, { batchId, people: [person], round: 2 })
  await types(person, '1')
  expect(textsTo(person)).toEqual(['job-offer'])
  expect(await world.deps.placements.get(batchId, 0, person.workerId)).toBeNull()
})

test('求助 opens one case with the county of somebody who has not left it, and says that it was heard', async () => {
  const person = await surveyed(world)
  await offer(person)
  await types(person, '求助')
  const token = await world.token({ role: 'county', counties: ['530621'] })
  const { body } = await world.call('GET', '/v1/cases?county=530621', { token })
  const cases = (body as { items: { workerId: string; kind: string; state: string }[] }).items
  expect(cases.filter(({ workerId }) => workerId === person.workerId)).toMatchObject([
    { kind: 'help', state: 'assigned' },
  ])
  expect(textsTo(person)).toEqual(['job-offer', 'help-received'])
  expect(await stateOf(person)).toEqual(['sent'])
})

/** What the county finds on its list about somebody, and reads with a reason. */
async function casesOf({ workerId }: Person) {
  const token = await world.token({ role: 'county', counties: ['530621'] })
  const { body } = await world.call('GET', '/v1/cases?county=530621', { token })
  const listed = (body as { items: { caseId: string; workerId: string }[] }).items
  expect(JSON.stringify(listed)).not.toContain('sealedText')
  const found = listed.filter((one) => one.workerId === workerId)
  return Promise.all(
    found.map(async ({ caseId }) => {
      const whole = `/v1/cases/${caseId}?details=full&why=${encodeURIComponent('回电给本人')}`
      const masked = (await world.call('GET', `/v1/cases/${caseId}`, { token })).body as object
      expect(masked).not.toHaveProperty('text')
      expect(masked).not.toHaveProperty('sealedText')
      expect(JSON.stringify(masked)).not.toMatch(/"text"/)
      const { body: full } = await world.call('GET', whole, { token })
      const { kind, text, furtherCalls } = full as { kind: string; text?: string; furtherCalls: { text: string }[] }
      const further = furtherCalls.map((call) => call.text)
      return further.length === 0 ? { kind, text } : { kind, text, further }
    }),
  )
}

test('an answer with more in it is the answer, and the county reads the text', async () => {
  const person = await surveyed(world)
  await offer(person)
  await types(person, '去，我老婆也想一起，几点出发？')
  expect(await stateOf(person)).toEqual(['accepted'])
  expect(await casesOf(person)).toEqual([{ kind: 'remark', text: '去，我老婆也想一起，几点出发？' }])
})

test('a cry for help is an urgent case, and leaves the offer open', async () => {
  const person = await surveyed(world)
  await offer(person)
  await types(person, '救命，被打了', '2')
  expect(await casesOf(person)).toEqual([{ kind: 'urgent-help', text: '救命，被打了' }])
  expect(textsTo(person)).toContain('help-received')
  expect(await stateOf(person)).toEqual(['declined'])
})

test('a cry for help beside an answer is both', async () => {
  const person = await surveyed(world)
  await offer(person)
  await types(person, '1，上一家老板不给工资')
  expect(await stateOf(person)).toEqual(['accepted'])
  expect(await casesOf(person)).toMatchObject([{ kind: 'urgent-help' }])
})

test('what is said while a case of its kind is open is kept with that case, once', async () => {
  const person = await surveyed(world)
  await offer(person)
  await types(person, '1，几点出发？', '1，我老婆也想去', '1，有宿舍吗')
  await types(person, '老板不让走', '身份证也被扣了')
  const cases = await casesOf(person)
  expect(cases).toHaveLength(2)
  expect(cases).toContainEqual({ kind: 'remark', text: '1，几点出发？', further: ['1，我老婆也想去', '1，有宿舍吗'] })
  expect(cases).toContainEqual({ kind: 'urgent-help', text: '老板不让走', further: ['身份证也被扣了'] })
  // Each cry is answered: somebody will call.
  expect(textsTo(person).filter((template) => template === 'help-received')).toHaveLength(2)
})

test('what is said after a case was settled opens another', async () => {
  const person = await surveyed(world)
  await offer(person)
  await types(person, '没人接')
  const token = await world.token({ role: 'county', counties: ['530621'] })
  const listed = async () => {
    const { body } = await world.call('GET', '/v1/cases?county=530621', { token })
    const { items } = body as { items: { caseId: string; workerId: string; lastCallAt?: string }[] }
    return items.filter(({ workerId }) => workerId === person.workerId)
  }
  const [first] = await listed()
  expect(first).not.toHaveProperty('lastCallAt')
  await types(person, '还是没人接')
  expect(await listed()).toMatchObject([{ caseId: first?.caseId, lastCallAt: expect.any(String) }])
  await world.call('POST', `/v1/cases/${first?.caseId}/outcome`, { token, body: { outcome: 'settled' } })
  expect(await listed()).toEqual([])
  await types(person, '又没人接')
  expect(await casesOf(person)).toEqual([{ kind: 'urgent-help', text: '又没人接' }])
})

test('on a shared phone nobody loses a seat over a text that may be the other’s', async () => {
  const [wife, husband] = await Promise.all([
    surveyed(world, { name: '李秀英', phone: '13900000009' }),
    surveyed(world, { name: '张建国', phone: '13900000009' }),
  ])
  await offer(wife, husband)
  await types(wife, '1')
  await offerJob(world, jobOrder, { batchId, people: [husband], round: 2 })
  await types(husband, '1')
  await types(husband, '不去了')
  const journeys = await world.deps.placements.ofChunk(batchId, 0)
  expect(journeys.map(({ journey }) => journey.state)).toEqual(['accepted', 'accepted'])
  expect(textsTo(wife)).toContain('help-received')
})

test('a delivery that comes twice, as a whole or in part, counts once', async () => {
  const people = await Promise.all([surveyed(world), surveyed(world)])
  await offer(...people)
  const { secret } = await world.deps.secrets.read('sms')
  const at = world.clock.now()
  const replies = people.map(({ phone }, position) => ({ phone, text: '1', at, replyId: `mo-${batches}-${position}` }))
  const post = (id: string, body: object) => world.sendSigned('/webhooks/sms/local/replies', { secret, id, body })
  const answers = [await post('first', replies), await post('first', replies)]
  expect(answers.map(({ status }) => status)).toEqual([204, 204])
  expect(await world.deps.tallies.ofBatch(batchId)).toMatchObject({ smsReceived: 2 })
  await post('second', replies.slice(1))
  expect(await Promise.all(people.map(stateOf))).toEqual([['accepted'], ['accepted']])
})

test('an old withdrawal that is delivered again takes no new seat away', async () => {
  const person = await surveyed(world)
  await offer(person)
  const { secret } = await world.deps.secrets.read('sms')
  const body = [{ phone: person.phone, text: '不去了', at: world.clock.now(), replyId: `old-${batches}` }]
  const post = (id: string) => world.sendSigned('/webhooks/sms/local/replies', { secret, id, body })
  await post(`a-${batches}`)
  await world.advance({ hours: 1 })
  await offerJob(world, jobOrder, { batchId, people: [person], round: 2 })
  await types(person, '1')
  await post(`b-${batches}`)
  expect((await world.deps.placements.get(batchId, 0, person.workerId))?.journey.state).toBe('accepted')
})

test('a text from somebody whom nobody asked is taken, counted, and changes nothing', async () => {
  const stranger = await surveyed(world)
  const { secret } = await world.deps.secrets.read('sms')
  const today = dateInShanghai(world.clock.now())
  const { smsReceived } = (await world.deps.tallies.ofDay(today)).all
  const body = [
    { phone: stranger.phone, text: '1', at: world.clock.now() },
    { phone: '10086', text: '您的话费余额不足', at: world.clock.now() },
  ]
  expect((await world.sendSigned('/webhooks/sms/local/replies', { secret, id: 'stray', body })).status).toBe(204)
  expect((await world.deps.tallies.ofDay(today)).all.smsReceived).toBe(smsReceived + 1)
})

test('a delivery that the provider did not sign is refused', async () => {
  const signedByAnother = { secret: `whsec_${Buffer.alloc(24).toString('base64')}`, id: 'x', body: [] }
  expect((await world.sendSigned('/webhooks/sms/local/replies', signedByAnother)).status).toBe(401)
})
