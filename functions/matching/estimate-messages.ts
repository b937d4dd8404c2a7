import type { BatchReturns } from '../../domain/batches/batch-returns.ts'
import { mostRounds, type TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { BatchId } from '../../domain/kernel/ids.ts'
import { plus } from '../../domain/kernel/instant.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { AskedAlike, RoundMessages } from '../../domain/matching/round-messages.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import { batchFor } from '../batches/batch-for.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import type { Routes } from './catalog.ts'
import { routes } from './catalog.ts'
import { messagesOfRound } from './messages-of-round.ts'
import { offeredPosts } from './offered-posts.ts'

/**
 * The texts of the latest round that was matched, whether they were sent or the budget stops them; before the first round what it
 * can come to at most, with every place that is asked for offered to somebody, or of journeys with everybody asked who is proposed so far.
 */
async function estimateMessages(
  { params, staff }: Call<Routes['estimate-messages']>,
  deps: Pick<
    Deps,
    'batches' | 'bucket' | 'jobOrders' | 'enterprises' | 'returnProposals' | 'tallies' | 'settings' | 'clock'
  >,
) {
  const batch = await batchFor(staff, params.batchId, deps)
  if (isRefusal(batch)) return batch
  const { batchId, answerHours } = batch
  const keys = batchKeys(batchId)
  for (let round = mostRounds; round >= 1; round -= 1) {
    const key = keys.roundMessages(round)
    if (!(await deps.bucket.has(key))) continue
    const matched = await deps.bucket.readJson<RoundMessages>(key)
    return { ...matched, budget: batch.smsBudget ?? null, isMatched: true }
  }
  const asked = await (batch.returns ? proposedSoFar(batch.batchId, batch.returns, deps) : everyPlace(batch, deps))
  const answerUntil = plus(deps.clock.now(), { hours: answerHours })
  return { ...(await messagesOfRound(batch, 1, asked, answerUntil, deps)), isMatched: false }
}

async function everyPlace({ jobOrders, counts }: TransferBatch, deps: Pick<Deps, 'jobOrders' | 'enterprises'>) {
  const orders = await deps.jobOrders.getMany([...new Set(jobOrders)])
  let left = counts.candidates > 0 ? counts.candidates : Number.POSITIVE_INFINITY
  const offers = orders.map(({ id: jobOrderId, startDate, headcount }) => {
    const people = Math.min(headcount, left)
    left -= people
    return { jobOrderId, startDate, people }
  })
  return offeredPosts(offers, orders, deps)
}

/** Whom enterprises have proposed: those who are not asked, and why, are known when the time to propose is over. */
async function proposedSoFar(
  batchId: BatchId,
  { direction, enterprises, forCase }: BatchReturns,
  deps: Pick<Deps, 'returnProposals' | 'enterprises'>,
): Promise<AskedAlike[]> {
  // Somebody of a case has said yes to a colleague: no text asks them.
  if (forCase) return []
  const names = new Map((await deps.enterprises.getMany(enterprises)).map(({ id, name }) => [id, name]))
  const proposed = await deps.returnProposals.ofBatch(batchId)
  return [...Map.groupBy(proposed, ({ enterpriseId, day }) => `${enterpriseId} ${day}`).values()].flatMap((alike) => {
    const [one] = alike
    if (!one) return []
    const { enterpriseId, day } = one
    return [{ people: alike.length, seat: { direction, enterprise: names.get(enterpriseId) ?? '', day } }]
  })
}

export const handler = http(routes['estimate-messages'], estimateMessages)
