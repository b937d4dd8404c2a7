import * as z from 'zod'
import { BatchId } from '../../domain/kernel/ids.ts'
import type { Offer } from '../../domain/matching/offer.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'

const ChunkOfRound = z.object({ batchId: BatchId, round: z.int().positive(), chunk: z.int().nonnegative() })

/** Ends the round for the chunk: what is open counts as unanswered, its place is free again, and no answer changes any more. */
export async function closeOffers(
  { batchId, round, chunk }: z.infer<typeof ChunkOfRound>,
  { offers, answers, clock }: Pick<Deps, 'offers' | 'answers' | 'clock'>,
) {
  const ofRound = async () => (await offers.statesOfChunk(batchId, chunk)).filter((one) => one.round === round)
  const asked = await ofRound()
  const at = clock.now()
  const unanswered = await answers.close(
    asked.filter(({ state }) => state === 'sent'),
    'unanswered',
    at,
  )
  const over = new Set(unanswered.map(({ workerId }) => workerId))
  // Whoever answered meanwhile is among them. To what was unanswered or withdrawn nothing can be said any more as it is.
  const answered = asked.filter(
    ({ workerId, state }) => !over.has(workerId) && state !== 'unanswered' && state !== 'withdrawn',
  )
  await answers.endRound(answered, at)
  const closed = await ofRound()
  const count = (state: Offer['state']) => closed.filter((one) => one.state === state).length
  return {
    sent: closed.length,
    accepted: count('accepted'),
    declined: count('declined'),
    unanswered: count('unanswered'),
    withdrawn: count('withdrawn'),
  }
}

export const handler = task(ChunkOfRound, closeOffers)
