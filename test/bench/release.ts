import { chunkSize } from '../../domain/batches/chunk-size.ts'
import { largestBatch } from '../../domain/batches/transfer-batch.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { handler } from '../../functions/matching/withdraw-offers.ts'
import { offeredChunk } from '../batches/offered-chunk.ts'
import { openJobOrder, openPlant } from '../enterprises/plant.ts'
import { countUnits } from '../storage/embedded-table.ts'
import { openWorld } from '../world.ts'
import type { Row } from './row.ts'

/** As many run side by side as the map of `release-batch` allows; measured one after another, so that each has the machine for itself. */
const sideBySide = 20
const measuredChunks = 3
/** Of a chunk's people, who have said yes; the others hold open offers. */
const yeses = 0.7

/** What letting everybody of the largest batch go takes, from chunks on the embedded parts: calls and units are exact, seconds are this machine's. */
export async function benchRelease(): Promise<Row[]> {
  const world = await openWorld({ partners: false })
  const plant = await openPlant(world)
  try {
    const people = chunkSize.usual
    const order = await openJobOrder(world, plant, { headcount: people * measuredChunks })
    const batchId = derivedId('BatchId', 'release')
    const sizes = { people, yeses: Math.round(people * yeses) }
    for (let chunk = 0; chunk < measuredChunks; chunk += 1) await offeredChunk(world, batchId, chunk, order, sizes)
    const counted = countUnits(world.deps.database)
    const began = performance.now()
    for (let chunk = 0; chunk < measuredChunks; chunk += 1)
      await handler({ batchId, chunk, tripsReleased: true }, { functionName: 'withdraw-offers' } as never)
    const seconds = (performance.now() - began) / 1000 / measuredChunks
    const chunks = largestBatch.workers / people
    const [calls, units] = [counted.calls / measuredChunks, counted.units / measuredChunks]
    return [
      told(
        `release: a chunk of ${people} people`,
        `${whole(calls)} calls, ${whole(units)} units, ${seconds.toFixed(1)} s`,
      ),
      told(
        `release: ${whole(largestBatch.workers)} people in ${whole(chunks)} chunks, ${sideBySide} side by side`,
        `${whole(calls * chunks)} calls, ${whole(units * chunks)} units, ${whole((seconds * chunks) / sideBySide)} s where each is as quick as alone`,
      ),
    ]
  } finally {
    await plant.close()
    await world.close()
  }
}

const whole = (count: number) => Math.round(count).toLocaleString('en')
const told = (what: string, measured: string): Row => ({ what, target: '', measured, ok: true })
