import { approvalRule } from '../../domain/batches/batch-event-rules.ts'
import { inWords, judgeEvent, standsOtherwise } from '../../domain/kernel/judge-event.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Words } from '../../domain/kernel/words.ts'
import type { Approval } from '../../storage/batches/batches.ts'
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
  const standing = batch.state === 'running' ? await batches.approvalOf(batch.batchId) : null
  const isDecided = standing !== null && standing.decision !== 'change' && !isAsked
  const judged = judgeEvent(approvalRule, {
    state: isAsked ? 'waiting-for-approval' : isDecided ? 'decided' : batch.state,
    at: now,
    now,
    isRepeat: standing?.decision === body.decision,
    ...(standing && { stands: toldDecision(standing) }),
  })
  if (isRefusal(judged)) return judged
  if (judged === 'again') return standing
  const { approval, token } = await batches.decide(batch.batchId, {
    decision: body.decision,
    by: staff.subject,
    at: now,
    why: body.why,
  })
  if (token) await workflows.succeed(token, { decision: approval.decision, why: approval.why ?? 'no reason was given' })
  if (approval.decision !== body.decision) return standsOtherwise(approvalRule.name, toldDecision(approval))
  return approval
}

function toldDecision({ by, at, decision }: Approval): Words {
  const when = inWords(at)
  return { zh: `${by}已于${when.zh}决定“${decision}”`, en: `${by} decided "${decision}" at ${when.en}` }
}

export const handler = http(routes['approve-batch'], approveBatch)
