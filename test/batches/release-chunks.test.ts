import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type BatchId, derivedId } from '../../domain/kernel/ids.ts'
import { handler } from '../../functions/matching/withdraw-offers.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { openWorld, type World } from '../world.ts'
import { offeredChunk } from './offered-chunk.ts'

let world: World
let plant: Plant
let order: JobOrder
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  order = await openJobOrder(world, plant)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

interface Answer {
  readonly Items?: readonly unknown[]
  readonly Responses?: Readonly<Record<string, readonly unknown[]>>
}

const free = (batchId: BatchId, chunk: number) =>
  handler({ batchId, chunk, tripsReleased: true }, { functionName: 'withdraw-offers' } as never)

/** What a chunk's release asks of the table, and how many items come back. */
async function counted(call: () => Promise<unknown>): Promise<{ calls: number; read: number }> {
  const counts = { calls: 0, read: 0 }
  const { middlewareStack } = world.deps.database.client
  middlewareStack.add(
    (next) => async (request) => {
      const answer = await next(request)
      const { Items, Responses = {} } = answer.output as Answer
      counts.calls += 1
      // The answers of statements that write are a list.
      if (!Array.isArray(Responses)) counts.read += Object.values(Responses).flat().length
      counts.read += Items?.length ?? 0
      return answer
    },
    { step: 'initialize', name: 'counted' },
  )
  try {
    await call()
    return counts
  } finally {
    middlewareStack.remove('counted')
  }
}

test('each chunk reads its own people, however large its batch is, and lets all of them go beside the others', async () => {
  const [small, large] = [derivedId('BatchId', 'small'), derivedId('BatchId', 'large')]
  const sizes = { people: 12, yeses: 5 }
  await offeredChunk(world, small, 0, order, sizes)
  const chunks = [0, 1, 2, 3]
  for (const chunk of chunks) await offeredChunk(world, large, chunk, order, sizes)

  const alone = await counted(() => free(small, 0))
  const among = await counted(() => free(large, 0))
  expect(among).toEqual(alone)
  // Its offers once, who said yes twice, and of everybody the record, the message that may be known and the key of their details.
  expect(among.read).toBeLessThanOrEqual(4 * sizes.people + 2 * sizes.yeses)

  const answers = await Promise.all(chunks.slice(1).map((chunk) => free(large, chunk)))
  expect(answers).toEqual(chunks.slice(1).map(() => ({ withdrawn: 7, released: 5 })))
  for (const chunk of chunks) {
    const placements = await world.deps.placements.ofChunk(large, chunk)
    expect(placements.map(({ journey }) => journey.state)).toEqual(Array.from({ length: 5 }, () => 'released'))
    const workers = await world.deps.workers.getMany(placements.map(({ workerId }) => workerId))
    expect(workers.map(({ engagedIn }) => engagedIn)).toEqual(Array.from({ length: 5 }, () => null))
    const offers = await world.deps.offers.ofChunk(large, chunk)
    expect(offers.filter(({ state }) => state === 'withdrawn')).toHaveLength(7)
  }
  // Again, as after a lost answer: nobody is told twice.
  await Promise.all(chunks.map((chunk) => free(large, chunk)))
  await world.advance({ minutes: 5 })
  const told = world.partners.texts.filter(({ template }) => template === 'arrangement-ended').map(({ phone }) => phone)
  expect(told).toHaveLength(5 * sizes.people)
  expect(new Set(told).size).toBe(told.length)
})
