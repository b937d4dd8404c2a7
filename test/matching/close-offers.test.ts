import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { closeOffers } from '../../functions/matching/close-offers.ts'
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

const batchId = derivedId('BatchId', 'closing')

async function types(person: Person, text: string): Promise<void> {
  world.partners.reply(person.phone, text)
  await world.advance({ minutes: 30 })
}

test('whoever answers while their round is closed has answered, and cannot change it any more', async () => {
  const people = [await surveyed(world), await surveyed(world), await surveyed(world), await surveyed(world)] as const
  const [silent, said, late, lateNo] = people
  await offerJob(world, jobOrder, { batchId, people: [...people] })
  await types(said, '1')
  const { offers, answers, clock } = world.deps
  let reads = 0
  async function statesOfChunk(...asked: Parameters<typeof offers.statesOfChunk>) {
    const found = await offers.statesOfChunk(...asked)
    reads += 1
    if (reads === 1) {
      await types(late, '1')
      await types(lateNo, '2')
    }
    return found
  }
  const chunk = { batchId, round: 1, chunk: 0 }
  const closed = { sent: 4, accepted: 2, declined: 1, unanswered: 1, withdrawn: 0 }
  expect(await closeOffers(chunk, { offers: { ...offers, statesOfChunk }, answers, clock })).toEqual(closed)
  expect(reads).toBe(2)

  await types(said, '2')
  await types(late, '2')
  await types(lateNo, '1')
  await types(silent, '1')
  const stateOf = async ({ workerId }: Person) =>
    (await offers.ofWorker(batchId, 0, workerId)).map(({ state, roundClosedAt }) => [
      state,
      roundClosedAt !== undefined,
    ])
  expect(await Promise.all(people.map(stateOf))).toEqual([
    [['unanswered', false]],
    [['accepted', true]],
    [['accepted', true]],
    [['declined', true]],
  ])
  // Closed once more, as after an answer that was lost, it says the same.
  expect(await closeOffers(chunk, world.deps)).toEqual(closed)
})
