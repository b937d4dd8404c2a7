import * as z from 'zod'
import { BatchId } from '../../domain/kernel/ids.ts'
import { mayWithdraw } from '../../domain/matching/placement.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'

const Chunk = z.object({ batchId: BatchId, chunk: z.int().nonnegative() })

/** The batch ends early: open offers are withdrawn, and who said yes is free for another batch. */
async function withdrawOffers(
  { batchId, chunk }: z.infer<typeof Chunk>,
  {
    offers,
    answers,
    placements,
    workers,
    clock,
  }: Pick<Deps, 'offers' | 'answers' | 'placements' | 'workers' | 'clock'>,
) {
  const at = clock.now()
  const open = (await offers.ofChunk(batchId, chunk)).filter(({ state }) => state === 'sent')
  await answers.close(open, 'withdrawn', at)
  const waiting = (await placements.ofChunk(batchId, chunk)).filter(({ journey }) => mayWithdraw(journey))
  const moves = waiting.map(({ workerId }) => ({
    workerId,
    from: ['accepted', 'seated'] as const,
    to: { state: 'released' as const, at },
  }))
  await placements.move(batchId, chunk, moves)
  await workers.release(
    waiting.map(({ workerId }) => workerId),
    batchId,
  )
  return { withdrawn: open.length, released: waiting.length }
}

export const handler = task(Chunk, withdrawOffers)
