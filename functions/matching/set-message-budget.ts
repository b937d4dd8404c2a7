import { batchSentences } from '../../domain/batches/batch-sentences.ts'
import { yuan } from '../../domain/kernel/money.ts'
import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import { batchFor } from '../batches/batch-for.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

/** Sets what the batch may spend on texts, or that nothing limits it; a round that was stopped is tried again by its operator. */
async function setMessageBudget(
  { params, body, staff }: Call<Routes['set-message-budget']>,
  deps: Pick<Deps, 'batches'>,
) {
  const batch = await batchFor(staff, params.batchId, deps)
  if (isRefusal(batch)) return batch
  if (batch.state !== 'running') return refuse('invalid-state', batchSentences('not-running'))
  const smsBudget = body.smsBudgetYuan === null ? null : yuan(body.smsBudgetYuan)
  await deps.batches.setSmsBudget(batch.batchId, smsBudget)
  return { ...batch, smsBudget }
}

export const handler = http(routes['set-message-budget'], setMessageBudget)
