import type { Context } from 'aws-lambda'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { handler } from '../../functions/arrival/count-journeys.ts'
import { acceptIn } from '../batches/accept-in.ts'
import { openCounty } from '../batches/begin-batch.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { importDate } from '../surveys/written-sheet.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let plant: Plant
beforeAll(async () => {
  world = await openWorld({ partners: false, start: `${importDate}T01:00:00.000Z` as Instant })
  plant = await openPlant(world)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

test('a worker who did not come, or for whom no journey was found, is counted once and free for another batch', async () => {
  const { countyCode } = await openCounty(world, {}, {}, {}, {})
  const order = await openJobOrder(world, plant)
  const batchId = derivedId('BatchId', 'spring')
  const { workers, placements, clock } = world.deps
  const people = (await workers.ofCounty(countyCode, null)).items
  for (const worker of people) await acceptIn(world, batchId, worker, order)
  const [stayed, arrived, unreported, seatless] = people.map(({ workerId }) => workerId)
  const at = clock.now()
  await placements.move(batchId, 0, [
    { workerId: stayed!, from: ['accepted'], to: { state: 'no-show', at } },
    { workerId: arrived!, from: ['accepted'], to: { state: 'handed-over', at } },
    { workerId: unreported!, from: ['accepted'], to: { state: 'seated', tripIds: [derivedId('TripId', 'coach')] } },
  ])
  const count = () => handler({ batchId, chunk: 0 }, { functionName: 'zhida-arrival-count-journeys' } as Context)
  const counts = { boarded: 1, noShow: 1, withdrawn: 0, arrived: 1, handedOver: 1 }
  expect(await count()).toEqual(counts)
  expect(await count()).toEqual(counts)
  const engaged = (await workers.getMany([stayed!, arrived!, unreported!, seatless!])).map(({ engagedIn }) => engagedIn)
  expect(engaged).toEqual([null, batchId, batchId, null])
  expect((await placements.get(batchId, 0, seatless!))?.journey).toEqual({ state: 'released', at })
})
