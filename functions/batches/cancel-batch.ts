import { cancelRule, toldEnd } from '../../domain/batches/batch-event-rules.ts'
import { batchSentences } from '../../domain/batches/batch-sentences.ts'
import { releasing } from '../../domain/batches/transfer-batch.ts'
import { judgeEvent } from '../../domain/kernel/judge-event.ts'
import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { batchFor } from './batch-for.ts'
import { type Routes, routes } from './catalog.ts'

/** Stops the batch and releases what was held. Once a coach has left, its people are looked after to the end instead. */
async function cancelBatch(
  { params, body, staff }: Call<Routes['cancel-batch']>,
  { batches, trips, workflows, clock }: Pick<Deps, 'batches' | 'trips' | 'workflows' | 'clock'>,
) {
  const batch = await batchFor(staff, params.batchId, { batches })
  if (isRefusal(batch)) return batch
  const now = clock.now()
  const judged = judgeEvent(cancelRule, { state: batch.state, at: now, now, stands: toldEnd(batch) })
  if (isRefusal(judged)) return judged
  const underWay = await trips.underWay(batch.batchId)
  if (underWay) return refuse('invalid-state', batchSentences('on-the-road', { tripId: underWay.tripId }))
  // A cancellation that broke after its first step is completed by the next one.
  const ending =
    batch.state === 'releasing' ? batch : releasing(batch, `cancelled by ${staff.subject}: ${body.why}`, now)
  if (!(await batches.move(batch, ending))) return refuse('conflict', batchSentences('moved-on'))
  const { why } = ending
  await workflows.stop('batches/run-transfer-batch', batch.batchId, why)
  await workflows.start('batches/release-batch', batch.batchId, { batchId: batch.batchId, outcome: 'cancelled', why })
  return ending
}

export const handler = http(routes['cancel-batch'], cancelBatch)
