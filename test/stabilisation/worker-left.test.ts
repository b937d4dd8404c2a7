import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, minus, plusDays } from '../../domain/kernel/instant.ts'
import type { JourneyState, Placement } from '../../domain/matching/placement.ts'
import { acceptIn } from '../batches/accept-in.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { surveyed } from '../notices/people.ts'
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

let batches = 0
/** Somebody whose journey is at that state. */
async function person(to: JourneyState): Promise<Placement> {
  batches += 1
  const { workerId } = await surveyed(world)
  const batchId = derivedId('BatchId', 'left', batches)
  const placement = await acceptIn(world, batchId, { workerId }, jobOrder)
  await world.deps.placements.move(batchId, 0, [{ workerId, from: ['accepted'], to }])
  return placement!
}
const today = () => dateInShanghai(world.clock.now())
const left = ({ placementId }: Placement, leftOn: string) => plant.send('worker.left', { placementId, leftOn })
const standing = async ({ batchId, workerId }: Placement) => ({
  journey: (await world.deps.placements.get(batchId, 0, workerId))?.journey.state,
  engagedIn: (await world.deps.workers.get(workerId))?.engagedIn,
})
const conflict = (sentence: RegExp) => ({ status: 409, body: { detail: expect.stringMatching(sentence) } })

test('who has a seat cannot have left, and stays in the batch', async () => {
  const seated = await person({ state: 'seated', tripIds: [derivedId('TripId', 'one')] })
  for (const leftOn of ['2099-01-01', today()])
    expect(await left(seated, leftOn)).toMatchObject(conflict(/到达当天起才能报离开/))
  expect(await standing(seated)).toEqual({ journey: 'seated', engagedIn: seated.batchId })
})

test('who never came cannot leave; why they did not come is not told', async () => {
  const at = world.clock.now()
  const sentences = new Set<string>()
  for (const state of ['withdrawn', 'released', 'no-show', 'diverted'] as const) {
    const answer = await left(await person({ state, at }), today())
    expect(answer.status).toBe(409)
    sentences.add((answer.body as { detail: string }).detail)
  }
  expect(sentences.size).toBe(1)
})

test('the day lies between the arrival and today, and the first word stands', async () => {
  const at = minus(world.clock.now(), { days: 9 })
  const arrived = dateInShanghai(at)
  const placement = await person({ state: 'handed-over', at })
  expect(await left(placement, plusDays(arrived, -1))).toMatchObject(conflict(/太早：不能早于到达的那一天/))
  for (const late of [plusDays(today(), 1), '2099-01-01'])
    expect(await left(placement, late)).toMatchObject(conflict(/还没有到/))
  expect(await standing(placement)).toEqual({ journey: 'handed-over', engagedIn: placement.batchId })

  const day = plusDays(arrived, 3)
  expect(await left(placement, day)).toMatchObject({ status: 200 })
  expect(await standing(placement)).toEqual({ journey: 'left', engagedIn: null })
  expect(await left(placement, day)).toMatchObject({ status: 200 })
  expect(await left(placement, today())).toMatchObject(conflict(/已登记于.*离开/))
})
