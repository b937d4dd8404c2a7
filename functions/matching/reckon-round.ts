import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { inYuan, sumOf } from '../../domain/kernel/money.ts'
import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { matchingSentences } from '../../domain/matching/matching-sentences.ts'
import type { AskedAlike } from '../../domain/matching/round-messages.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import type { Deps } from '../wiring/deps.ts'
import { messagesOfRound } from './messages-of-round.ts'

/**
 * Reckons what a round would send and keeps it, before anybody is written to: a round is sent whole or not at all. Answers why the budget
 * of the batch stops it, or null.
 */
export async function reckonRound(
  batch: Pick<TransferBatch, 'batchId' | 'smsBudget'>,
  { round, asked, answerUntil }: { round: number; asked: readonly AskedAlike[]; answerUntil: Instant },
  deps: Pick<Deps, 'bucket' | 'tallies' | 'settings' | 'clock'>,
): Promise<Refusal<'infeasible'> | null> {
  const messages = await messagesOfRound(batch, round, asked, answerUntil, deps)
  await deps.bucket.writeJson(batchKeys(batch.batchId).roundMessages(round), messages)
  const { people, cost, spent, budget } = messages
  if (budget === null || sumOf([cost, spent]).minorUnits <= budget.minorUnits) return null
  return refuse(
    'infeasible',
    matchingSentences('over-budget', {
      round,
      people,
      cost: inYuan(cost),
      spent: inYuan(spent),
      budget: inYuan(budget),
    }),
  )
}
