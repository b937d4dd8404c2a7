import { lotOf } from '../../domain/batches/draw-candidates.ts'
import type { BatchId, WorkerId } from '../../domain/kernel/ids.ts'

interface Found {
  readonly workerId: WorkerId
  readonly place: number
}

/**
 * So many of any number of people, by the lot of a batch where there are more, in the order in which they came. At no time are more than
 * twice as many in memory.
 */
export async function someByLot(
  people: AsyncIterable<{ readonly workerId: WorkerId }>,
  most: number,
  batchId: BatchId,
): Promise<{ some: WorkerId[]; all: number }> {
  let kept: Found[] = []
  let all = 0
  for await (const { workerId } of people) {
    kept.push({ workerId, place: all })
    all += 1
    if (kept.length === 2 * most) kept = firstByLot(kept, most, batchId)
  }
  const some = (kept.length > most ? firstByLot(kept, most, batchId) : kept).toSorted((a, b) => a.place - b.place)
  return { some: some.map(({ workerId }) => workerId), all }
}

function firstByLot(found: readonly Found[], most: number, batchId: BatchId): Found[] {
  return found
    .map((one) => ({ one, lot: lotOf(batchId, one.workerId) }))
    .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, most)
    .map(({ one }) => one)
}
