import * as z from 'zod'
import { BatchId } from '../../domain/kernel/ids.ts'
import { returnTerm } from '../../domain/matching/return-term.ts'
import { type Notice, sendNotices } from '../notices/send-notices.ts'
import { whoIsHelpedFirst } from '../relief/who-is-helped-first.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { reminderKey } from './offer-notices.ts'

const ChunkOfRound = z.object({ batchId: BatchId, round: z.int().positive(), chunk: z.int().nonnegative() })

/**
 * The one reminder that an offer may have, to those who have not answered, still may, and were not called; `open` counts all who still may.
 * Whose county was hit since is reminded of no job: their offer stands until its end.
 */
async function remindSilent({ batchId, round, chunk }: z.infer<typeof ChunkOfRound>, deps: Deps) {
  const now = deps.clock.now()
  const open = (await deps.offers.ofChunk(batchId, chunk)).filter(
    (one) => one.round === round && one.state === 'sent' && one.answerUntil > now,
  )
  const uncalled = open.filter(({ calledAt }) => calledAt === undefined)
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
  await sendNotices({ key: reminderKey({ batchId, round, chunk }), notices }, deps)
  return { open: open.length }
}

export const handler = task(ChunkOfRound, remindSilent)
