import { batchSentences } from '../../domain/batches/batch-sentences.ts'
import { newBatch } from '../../domain/batches/new-batch.ts'
import { StartTransferBatch, type TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { madeOtherwise } from '../../domain/kernel/made-otherwise.ts'
import { yuan } from '../../domain/kernel/money.ts'
import { refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { beginBatch } from './begin-batch.ts'
import { type Routes, routes } from './catalog.ts'
import { whyItCannotStart } from './why-it-cannot-start.ts'

/** Counties of a refusal. */
const mostNamed = 10

const asked = StartTransferBatch.keyof().exclude(['budgetYuan', 'smsBudgetYuan']).options

async function startTransferBatch(
  { body, staff, key }: Call<Routes['start-transfer-batch']>,
  {
    batches,
    jobOrders,
    campaigns,
    workers,
    bucket,
    workflows,
    clock,
  }: Pick<Deps, 'batches' | 'jobOrders' | 'campaigns' | 'workers' | 'bucket' | 'workflows' | 'clock'>,
) {
  const now = clock.now()
  const { budgetYuan, smsBudgetYuan, ...facts } = body
  const batchId = derivedId('BatchId', key)
  const batch: TransferBatch = {
    ...facts,
    batchId,
    budget: budgetYuan === null ? null : yuan(budgetYuan),
    ...(smsBudgetYuan === null ? {} : { smsBudget: yuan(smsBudgetYuan) }),
    followsByDay: true,
    ...newBatch(now, staff.subject),
  }
  const known = await batches.get(batchId)
  const other = madeOtherwise(known, batch, [...asked, 'budget'], batchId)
  if (other) return other
  if (!known) {
    const cannot = await whyItCannotStart(body, now, { jobOrders, campaigns })
    if (cannot) return cannot
    const unlisted = await workers.listedBefore(body.counties)
    const counties = unlisted.slice(0, mostNamed).join(', ')
    if (counties) return refuse('invalid-state', batchSentences('listed-before', { count: unlisted.length, counties }))
  }
  return beginBatch(batch, { batches, bucket, workflows })
}

export const handler = http(routes['start-transfer-batch'], startTransferBatch)
