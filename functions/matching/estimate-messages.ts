import { mostRounds } from '../../domain/batches/transfer-batch.ts'
import { plus } from '../../domain/kernel/instant.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { RoundMessages } from '../../domain/matching/round-messages.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import { batchFor } from '../batches/batch-for.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import type { Routes } from './catalog.ts'
import { routes } from './catalog.ts'
import { messagesOfRound } from './messages-of-round.ts'

/**
 * The texts of the latest round that was matched, whether they were sent or the budget stops them; before the first round what it
 * can come to at most, with every place that is asked for offered to somebody.
 */
async function estimateMessages(
  { params, staff }: Call<Routes['estimate-messages']>,
  deps: Pick<Deps, 'batches' | 'bucket' | 'jobOrders' | 'enterprises' | 'tallies' | 'settings' | 'clock'>,
) {
  const batch = await batchFor(staff, params.batchId, deps)
  if (isRefusal(batch)) return batch
  const { batchId, answerHours, counts } = batch
  const keys = batchKeys(batchId)
  for (let round = mostRounds; round >= 1; round -= 1) {
    const key = keys.roundMessages(round)
    if (!(await deps.bucket.has(key))) continue
    const matched = await deps.bucket.readJson<RoundMessages>(key)
    return { ...matched, budget: batch.smsBudget ?? null, isMatched: true }
  }
  const orders = await deps.jobOrders.getMany([...new Set(batch.jobOrders)])
  let left = counts.candidates > 0 ? counts.candidates : Number.POSITIVE_INFINITY
  const offers = orders.map(({ id: jobOrderId, startDate, headcount }) => {
    const people = Math.min(headcount, left)
    left -= people
    return { jobOrderId, startDate, people }
  })
  const answerUntil = plus(deps.clock.now(), { hours: answerHours })
  return { ...(await messagesOfRound(batch, 1, offers, answerUntil, deps)), isMatched: false }
}

export const handler = http(routes['estimate-messages'], estimateMessages)
