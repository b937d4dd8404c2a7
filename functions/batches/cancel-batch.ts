import { refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'

/** Stops the batch and releases what was held. Once a coach has left, its people are looked after to the end instead. */
async function cancelBatch(
  { params, body, staff }: Call<'batches/cancel-batch'>,
  { batches, trips, workflows }: Pick<Deps, 'batches' | 'trips' | 'workflows'>,
) {
  const batch = await batches.get(params.batchId)
  if (!batch) return refuse('not-found', 'There is no such transfer batch.')
  if (batch.state === 'releasing') return batch
  if (batch.state !== 'running') return refuse('invalid-state', `The batch is ${batch.state} already.`)
  const underWay = (await trips.ofBatch(batch.batchId)).find(({ progress }) => !beforeBoarding.has(progress.state))
  if (underWay)
    return refuse('invalid-state', `People are travelling on ${underWay.tripId}: the batch can no longer be cancelled.`)
  const why = `cancelled by ${staff.subject}: ${body.why}`
  const releasing = { ...batch, state: 'releasing' as const, why }
  if (!(await batches.move(batch, releasing))) return refuse('conflict', 'The batch moved on meanwhile; look again.')
  await workflows.stop('batches/run-transfer-batch', batch.batchId, why)
  await workflows.start('batches/release-batch', batch.batchId, { batchId: batch.batchId, outcome: 'cancelled', why })
  return releasing
}

const beforeBoarding = new Set(['planned', 'cancelled'])

export const handler = http('batches/cancel-batch', cancelBatch)
