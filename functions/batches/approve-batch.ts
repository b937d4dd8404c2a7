import { approvalRule } from '../../domain/batches/batch-event-rules.ts'
import { inWords, judgeEvent, standsOtherwise } from '../../domain/kernel/judge-event.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
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
  const now = clock.now()
  const isAsked = batch.state === 'running' && batch.progress.step === 'waiting for approval'
  const judged = judgeEvent(approvalRule, { state: isAsked ? 'waiting-for-approval' : batch.state, at: now, now })
  if (isRefusal(judged)) return judged
  const { approval, token } = await batches.decide(batch.batchId, {
    decision: body.decision,
    by: staff.subject,
    at: now,
    why: body.why,
  })
  if (token) await workflows.succeed(token, { decision: approval.decision, why: approval.why ?? 'no reason was given' })
  if (approval.decision !== body.decision)
    return standsOtherwise(approvalRule.name, {
      zh: `${approval.by}已于${inWords(approval.at).zh}决定“${approval.decision}”`,
      en: `${approval.by} decided "${approval.decision}" at ${inWords(approval.at).en}`,
    })
  return approval
}

export const handler = http(routes['approve-batch'], approveBatch)
