import { farthestDepartureDays, type TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { yuan } from '../../domain/kernel/money.ts'
import { refuse } from '../../domain/kernel/refusal.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

async function startTransferBatch(
  { body, staff, key }: Call<Routes['start-transfer-batch']>,
  {
    batches,
    jobOrders,
    bucket,
    workflows,
    clock,
  }: Pick<Deps, 'batches' | 'jobOrders' | 'bucket' | 'workflows' | 'clock'>,
) {
  const now = clock.now()
  if (body.travelWindow.from <= dateInShanghai(now))
    return refuse('invalid-request', 'The travel window must open tomorrow or later.', [
      { pointer: '#/travelWindow/from', detail: 'lies in the past or today' },
    ])
  const latest = plusDays(dateInShanghai(now), farthestDepartureDays)
  if (body.travelWindow.to > latest)
    return refuse('invalid-request', `The travel window must close by ${latest}.`, [
      { pointer: '#/travelWindow/to', detail: `lies after ${latest}` },
    ])
  const known = new Map((await jobOrders.getMany(body.jobOrders)).map((order) => [order.id, order]))
  const wrong = body.jobOrders.flatMap((id, index) => {
    const order = known.get(id)
    const pointer = `#/jobOrders/${index}`
    if (!order) return { pointer, detail: 'there is no such job order' }
    if (order.startDate < body.travelWindow.from) return { pointer, detail: 'starts before the travel window opens' }
    return []
  })
  if (wrong.length > 0) return refuse('invalid-request', `${wrong.length} job order(s) cannot be part of it.`, wrong)

  const { budgetYuan, ...facts } = body
  const batchId = derivedId('BatchId', key)
  const batch: TransferBatch = {
    ...facts,
    batchId,
    budget: budgetYuan === null ? null : yuan(budgetYuan),
    createdAt: now,
    createdBy: staff.subject,
    progress: { step: 'freezing candidates', waitsFor: null, since: now, until: null },
    counts: { candidates: 0, chunks: 0 },
    state: 'running',
  }
  await batches.begin(batch)
  await bucket.writeJson(
    batchKeys(batchId).jobOrders,
    [...new Set(body.jobOrders)].map((jobOrderId) => ({ jobOrderId })),
  )
  await workflows.start('batches/run-transfer-batch', batchId, { batchId })
  return batch
}

export const handler = http(routes['start-transfer-batch'], startTransferBatch)
