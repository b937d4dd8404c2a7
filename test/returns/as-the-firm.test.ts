import { afterAll, beforeAll, expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import { epochOf, type Instant } from '../../domain/kernel/instant.ts'
import type { JourneyState } from '../../domain/matching/placement.ts'
import { openJobOrder } from '../enterprises/plant.ts'
import { placed, travelledBatch } from '../stabilisation/people-at-work.ts'
import { openWorld, type World } from '../world.ts'
import { back, figuresOf, openPost, proposal, startReturns } from './at-work.ts'

let world: World
let post: Awaited<ReturnType<typeof openPost>>
beforeAll(async () => {
  world = await openWorld({ partners: false, start: '2026-12-28T01:00:00.000Z' as Instant })
  post = await openPost(world, 3)
})
afterAll(() => world.close())

async function refusedFor(body: object): Promise<string[]> {
  const answer = await post.plant.send('return.proposed', body)
  const { errors = [] } = answer.body as { errors?: { detail: string }[] }
  return answer.status === 200 ? ['taken'] : errors.map(({ detail }) => detail)
}

test('who never came to the enterprise is told apart from who has left, and why they did not come is not told', async () => {
  const order = await openJobOrder(world, post.plant)
  const outward = derivedId('BatchId', 'who never came')
  await travelledBatch(world, order, outward)
  const at = world.clock.now()
  const states: JourneyState[] = [
    { state: 'accepted' },
    { state: 'boarded', tripIds: [], at },
    { state: 'no-show', at },
    { state: 'withdrawn', at },
    { state: 'diverted', at },
    { state: 'left', at },
  ]
  const people: Awaited<ReturnType<typeof placed>>[] = []
  for (const state of states) people.push(await placed(world, order, outward, state))
  const { batchId } = (await startReturns(world, [post.plant.id])).body
  const said = await refusedFor(proposal(batchId, people))
  const without = said.map((words, index) => words.replace(people[index]!.placement.placementId, ''))
  const never = '没有到贵单位上岗'
  expect(without).toEqual(['还没有到岗', '还没有到岗', never, never, never, '已经离岗'])
})

test('a day that is over, or too near for an answer to be in, is refused; the last minute to propose is not', async () => {
  const [one, two, three] = post.people
  // Vehicles run already while firms propose.
  const travelWindow = { from: '2026-12-29', to: '2027-02-03' }
  const { batchId, returns } = (await startReturns(world, [post.plant.id], { travelWindow })).body
  await world.advance({ hours: 30 })
  expect((await refusedFor(proposal(batchId, [one!], '2026-12-28')))[0]).toContain('不在2026-12-29至')
  await world.advance({ hours: 12 })
  expect((await refusedFor(proposal(batchId, [one!], '2026-12-29')))[0]).toContain('已经来不及，最早2026-12-30')
  expect(await refusedFor(proposal(batchId, [one!], '2026-12-30'))).toEqual(['taken'])
  // The festival of the year before.
  expect((await refusedFor(proposal(batchId, [two!], '2026-02-10')))[0]).toContain('不在2026-12-29至')
  await world.advance({ seconds: (epochOf(returns!.proposeUntil) - world.clock.epochMilliseconds()) / 1000 - 1 })
  expect(await refusedFor(proposal(batchId, [two!], '2027-01-22'))).toEqual(['taken'])
  await world.advance({ seconds: 1 })
  expect((await post.plant.send('return.proposed', proposal(batchId, [three!]))).status).toBe(409)
  await world.advance({ hours: 1 })
  expect((await figuresOf(world, batchId)).total).toMatchObject({ proposed: 2, asked: 2 })
})

test('nobody is proposed to be back before they could answer, and a day is moved until the time is over', async () => {
  const [, , person] = post.people
  const more = { direction: 'back', travelWindow: back, proposeHours: 720 }
  const { status, body } = await startReturns(world, [post.plant.id], more)
  expect(status).toBe(202)
  const { batchId } = body
  await world.advance({ days: 20 })
  expect(await refusedFor(proposal(batchId, [person!], '2027-02-17'))).toEqual(['taken'])
  // A colleague hears another day by telephone: the last word counts, and is what the question says.
  const spoken = { ...proposal(batchId, [person!], '2027-02-24'), by: '陈建国', reason: '厂里改了开工日期' }
  const path = `/v1/enterprises/${post.plant.id}/returns`
  const token = await world.token({ role: 'province' })
  expect((await world.call('POST', path, { token, body: spoken })).status).toBe(204)
  await world.advance({ days: 11 })
  const asked = world.partners.sent.findLast(
    (sms) => sms.phone === person!.phone && sms.template.startsWith('return-ask'),
  )
  expect(asked?.text).toContain('2月24日')

  const late = (
    await startReturns(world, [post.plant.id], {
      direction: 'back',
      travelWindow: { from: '2027-02-07', to: '2027-02-28' },
      proposeHours: 480,
    })
  ).body
  expect((await refusedFor(proposal(late.batchId, [post.people[0]!], '2027-02-16')))[0]).toMatch(
    /已经来不及，最早2027-02-/,
  )
})
