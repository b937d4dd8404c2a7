import { afterAll, beforeAll, expect, test } from 'vitest'
import { askHeadcount, releaseHeadcount } from '../../domain/enterprises/headcount.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type BatchId, derivedId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { openWorld, type World } from '../world.ts'
import { openPlant, type Plant } from './plant.ts'
import { assembly, done } from './sample.ts'

let world: World
let plant: Plant
let orders: JobOrder[]
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  const token = await world.token({ role: 'province' })
  const today = dateInShanghai(world.clock.now())
  const body = { firstDay: today, lastDay: plusDays(today, 300), quota: 100 }
  const offered = await world.call('POST', `/v1/enterprises/${plant.id}/agreements`, { token, body })
  const { id: agreementId } = offered.body as { id: string }
  await plant.send('agreement.signed', { agreementId, signatory: '陈建国' })
  await world.advance({ minutes: 5 })
  const report = async (headcount: number) => {
    const answer = await plant.send('job-order.reported', {
      ...assembly,
      agreementId,
      headcount,
      startDate: plusDays(today, 20),
    })
    return answer.body as JobOrder
  }
  orders = await Promise.all(Array.from({ length: 6 }, () => report(30)))
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const batch = (name: string) => derivedId('BatchId', name)
const ask = (batchId: BatchId, { id: jobOrderId, headcount: asked }: JobOrder) =>
  world.deps.headcounts.ask(askHeadcount({ batchId, jobOrderId, asked }, world.clock.now()), plant.id)

test('an order above the quota is refused at its field', async () => {
  const order = orders[0]!
  const change = { jobOrderId: order.id, headcount: 101 }
  expect(await plant.send('job-order.changed', change)).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '#/headcount' }] },
  })
})

test('orders of several batches that ask at one moment are asked for the quota together, and no more', async () => {
  const asked = await Promise.all(orders.map((order, number) => ask(batch(number % 2 ? 'one' : 'two'), order)))
  const places = asked.map((question) => question?.asked ?? 0)
  expect(places.reduce((sum, one) => sum + one, 0)).toBe(100)
  expect(places.toSorted((one, other) => one - other)).toEqual([0, 0, 10, 30, 30, 30])
  expect(asked.filter((question) => question?.state === 'released')).toMatchObject([
    { why: 'quota-taken' },
    { why: 'quota-taken' },
  ])
  // Asked again, each question is the same.
  const again = await Promise.all(orders.map((order, number) => ask(batch(number % 2 ? 'one' : 'two'), order)))
  expect(again).toEqual(asked)
})

test('what is released is free under the quota again', async () => {
  // Which orders came first, and so in which batch a question was answered in full, is chance.
  const questions = await Promise.all(['one', 'two'].map((name) => world.deps.headcounts.ofBatch(batch(name))))
  const full = questions.flat().find(({ asked }) => asked === 30)!
  const freed = done(releaseHeadcount(full, { releasedAt: world.clock.now(), why: 'no-answer' }))
  expect(await world.deps.headcounts.move(full, freed)).toBe(true)
  const claimant = orders.find(({ id }) => id === full.jobOrderId)!
  expect(await ask(batch('three'), claimant)).toMatchObject({ state: 'open', asked: 30 })
  expect((await world.deps.headcounts.openWith(plant.id)).map(({ request }) => request.state)).toEqual(
    Array.from({ length: 4 }, () => 'open'),
  )
})
