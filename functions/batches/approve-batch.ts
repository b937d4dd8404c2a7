import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { batchFor } from './batch-for.ts'
import { type Routes, routes } from './catalog.ts'

async function approveBatch(
  { params, body, staff }: Call<Routes['approve-batch']>,
  { batches, workflows, clock }: Pick<Deps, 'batches' | 'workflows' | 'clock'>,
) {
  const batch = await batchFor(staff, params.batchId, { batches })
  if (isRefusal(batch)) return batch
  if (batch.state !== 'running' || batch.progress.step !== 'waiting for approval')
    return refuse('invalid-state', `The batch is ${batch.state}, ${batch.progress.step}: there is nothing to approve.`)
  const { approval, token } = await batches.decide(batch.batchId, {
    decision: body.decision,
    by: staff.subject,
    at: clock.now(),
    why: body.why,
  })
  if (token) await workflows.succeed(token, { decision: approval.decision, why: approval.why ?? 'no reason was given' })
  if (approval.decision !== body.decision)
    return refuse('conflict', `${approval.by} decided "${approval.decision}" at ${approval.at}; that stands.`)
  return approval
}

export const handler = http(routes['approve-batch'], approveBatch)
