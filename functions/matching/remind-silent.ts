import * as z from 'zod'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { BatchId, type WorkerId } from '../../domain/kernel/ids.ts'
import type { Offer } from '../../domain/matching/offer.ts'
import { returnTerm } from '../../domain/matching/return-term.ts'
import { type Notice, sendNotices } from '../notices/send-notices.ts'
import { whoIsHelpedFirst } from '../relief/who-is-helped-first.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { reminderKey } from './offer-notices.ts'

const ChunkOfRound = z.object({
  batchId: BatchId,
  round: z.int().positive(),
  chunk: z.int().nonnegative(),
  /** Missing in executions of a release before, which may have begun to send with an item a message. */
  together: z.literal(true).optional(),
})

/**
 * The one reminder that an offer may have, to those who have not answered, still may, and were not called; `open` counts all who still may.
 * Whose county was hit since is reminded of no job: their offer stands until its end.
 */
async function remindSilent({ batchId, round, chunk, together }: z.infer<typeof ChunkOfRound>, deps: Deps) {
  const now = deps.clock.now()
  const [offers, batch] = await Promise.all([deps.offers.ofChunk(batchId, chunk), deps.batches.get(batchId)])
  const open = offers.filter((one) => one.round === round && one.state === 'sent' && one.answerUntil > now)
  const stay = await staysElsewhere(batch, open, deps)
  const uncalled = open.filter(({ calledAt, workerId }) => calledAt === undefined && !stay.has(workerId))
  const workers = await deps.workers.getMany(uncalled.map(({ workerId }) => workerId))
  const helpFirst = await whoIsHelpedFirst(workers, deps)
  const notices = workers.flatMap((worker): Notice[] => {
    const offer = uncalled.find(({ workerId }) => workerId === worker.workerId)
    if (!offer) return []
    if (offer.returns) {
      const said = { journey: returnTerm[offer.returns.direction], deadline: offer.answerUntil }
      return [{ worker, template: 'return-reminder', variables: said, link: { batchId, chunk } }]
    }
    if (helpFirst.has(worker.workerId)) return []
    const { employer, startDate } = offer.promise
    const variables = { enterprise: employer, start: startDate, deadline: offer.answerUntil }
    return [{ worker, template: 'offer-reminder', variables, link: { batchId, chunk } }]
  })
  const key = reminderKey({ batchId, round, chunk })
  await sendNotices({ key, together: together ? 'always' : true, notices }, deps)
  return { open: open.length }
}

/** Who said to another batch of the season that they stay: of a seat they are reminded by none. */
async function staysElsewhere(batch: TransferBatch | null, open: readonly Offer[], deps: Deps): Promise<Set<WorkerId>> {
  const season = batch?.returns?.season
  if (batch === null || season === undefined) return new Set()
  const stay = await Promise.all(
    open.map(async ({ workerId }) => {
      const others = (await deps.returnAsks.ofWorker(workerId, season)).filter((ask) => ask.batchId !== batch.batchId)
      const made = await Promise.all(others.map((ask) => deps.offers.ofWorker(ask.batchId, ask.chunk, workerId)))
      const said = made.flat().some(({ state, saidNoLate }) => state === 'declined' || saidNoLate !== undefined)
      return said ? [workerId] : []
    }),
  )
  return new Set(stay.flat())
}

export const handler = task(ChunkOfRound, remindSilent)
