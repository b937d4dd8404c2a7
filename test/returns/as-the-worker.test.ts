import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BatchId } from '../../domain/kernel/ids.ts'
import { epochOf, type Instant } from '../../domain/kernel/instant.ts'
import type { Plant } from '../enterprises/plant.ts'
import { openWorld, type World } from '../world.ts'
import { type AtWork, figuresOf, openPost, proposal, startReturns } from './at-work.ts'

let world: World
let plant: Plant
let people: AtWork[]
let batchId: BatchId
let answerUntil: Instant
let goneBack: object | undefined
beforeAll(async () => {
  world = await openWorld({ partners: false, start: '2026-12-28T01:00:00.000Z' as Instant })
  ;({ plant, people } = await openPost(world, 6))
  batchId = (await startReturns(world, [plant.id])).body.batchId
  await plant.send('return.proposed', proposal(batchId, people))
  await world.advance({ hours: 49 })
  answerUntil = (await world.deps.offers.ofChunk(batchId, 0))[0]!.answerUntil
})
afterAll(() => world.close())

const textsTo = (phone: string) => world.partners.sent.filter((sms) => sms.phone === phone)
function pageOf({ phone }: AtWork): string {
  const asked = textsTo(phone).find(({ template }) => template.startsWith('return-ask'))
  return /https?:\S+$/.exec(asked?.text ?? '')?.[0] ?? ''
}
const press = (person: AtWork, answer: 'rides' | 'stays') =>
  fetch(`${pageOf(person)}/answer`, { method: 'POST', body: new URLSearchParams({ answer }) })
/** A delivery of the provider with what somebody typed. */
async function delivers(id: string, reply: object) {
  const { secret } = await world.deps.secrets.read('sms')
  return world.sendSigned('/webhooks/sms/local/replies', { secret, id: `words-${id}`, body: [reply] })
}
const until = (at: Instant, minutes = 0) =>
  world.advance({ seconds: (epochOf(at) - world.clock.epochMilliseconds()) / 1000 + minutes * 60 })
const journeys = ({ workerId }: AtWork) => world.deps.placements.returnsOf(workerId)
const answer = async ({ workerId }: AtWork) => (await world.deps.offers.ofWorker(batchId, 0, workerId))[0]?.state

test('two taps at once are one seat, and each change of mind before the deadline counts, the last one to the minute', async () => {
  const [taps, ends, drops, words] = people as [AtWork, AtWork, AtWork, AtWork]
  for (const pressed of await Promise.all([press(taps, 'rides'), press(taps, 'rides')]))
    expect(pressed.status).toBe(200)
  expect(await journeys(taps)).toHaveLength(1)
  for (const said of ['rides', 'stays', 'rides'] as const) expect((await press(ends, said)).status).toBe(200)
  expect((await press(drops, 'rides')).status).toBe(200)
  // By text they write what people write: first that they do not ride any more, then that they do.
  for (const said of ['坐', '不坐了', '坐']) {
    const replyId = `said-${world.clock.epochMilliseconds()}`
    const reply = { phone: words.phone, text: said, at: world.clock.now(), replyId }
    if (said === '不坐了') goneBack = reply
    await delivers(replyId, reply)
    await world.advance({ minutes: 10 })
  }
  // What was typed while there was no network comes in one delivery.
  for (const said of ['不坐', '坐']) world.partners.reply(words.phone, said)
  await world.advance({ minutes: 10 })
  expect((await journeys(words)).map(({ journey }) => journey.state)).toEqual(['accepted'])
  expect(await answer(words)).toBe('accepted')

  await until(answerUntil, -1)
  for (const said of ['stays', 'rides'] as const) await press(ends, said)
  await press(drops, 'stays')
  await world.advance({ minutes: 5 })
  expect([await answer(ends), await answer(drops)]).toEqual(['accepted', 'declined'])
  expect([await journeys(ends), await journeys(drops)].map(({ length }) => length)).toEqual([1, 0])
  // After it nothing becomes of a tap, and the page says so.
  const late = await press(drops, 'rides')
  expect(await late.text()).not.toContain('改为不坐')
  expect(await journeys(drops)).toEqual([])
  const { total } = await figuresOf(world, batchId)
  expect(total).toMatchObject({ proposed: 6, asked: 6, yes: 3, stay: 1, silent: 2, open: 0 })
})

test('a no that is delivered again once answers are closed takes no seat from whoever said yes after it', async () => {
  const words = people[3] as AtWork
  await until(answerUntil, 30)
  // By then the phone was asked something else, and answered that.
  const { phoneHash } = (await world.deps.workers.get(words.workerId))!
  await world.deps.questions.close([...(await world.deps.questions.standingOn([phoneHash])).values()])
  await delivers('again', goneBack as object)
  await world.advance({ minutes: 5 })
  expect((await journeys(words)).map(({ journey }) => journey.state)).toEqual(['seated'])
})

test('whoever gives the seat up by text once answers are closed is left out of the plan that waits for its approval', async () => {
  const rider = people[1] as AtWork
  // Texts are reported every half hour.
  const reported = { minutes: 40 }
  const seats = async () => {
    const trips = await world.deps.trips.ofBatch(batchId)
    const found = await Promise.all(trips.map(({ tripId }) => world.deps.passengers.ofTrip(tripId)))
    return found.flat().flatMap(({ workerId, state }) => (workerId === rider.workerId ? [state] : []))
  }
  await until(answerUntil, 60)
  expect((await journeys(rider)).map(({ journey }) => journey.state)).toEqual(['seated'])
  expect(await seats()).toEqual(['expected'])
  world.partners.reply(rider.phone, '不坐了')
  await world.advance(reported)
  expect((await journeys(rider)).map(({ journey }) => journey.state)).toEqual(['withdrawn'])
  expect(await seats()).toEqual(['withdrawn'])
  // They stay at their post: nothing else follows from it.
  expect((await world.deps.workers.get(rider.workerId))?.engagedIn).toBeTruthy()
})
