import { isDeepStrictEqual } from 'node:util'
import type { EnterpriseEventOf } from '../../domain/enterprises/enterprise-events.ts'
import { answerHeadcount, headcountResult } from '../../domain/enterprises/headcount.ts'
import type { EnterpriseId } from '../../domain/kernel/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'

/** Keeps the answer and wakes the step that waits for it; the same answer again does no more than wake it. */
export async function takeHeadcountAnswer(
  { batchId, jobOrderId, answer }: EnterpriseEventOf<'headcount.confirmed'>['data'],
  enterpriseId: EnterpriseId,
  { headcounts, workflows, clock }: Pick<Deps, 'headcounts' | 'workflows' | 'clock'>,
): Promise<Refusal | undefined> {
  const asked = await headcounts.get(batchId, jobOrderId)
  if (asked?.enterpriseId !== enterpriseId)
    return refuse('not-found', `Nothing was asked about ${jobOrderId} in ${batchId}.`)
  const { request } = asked
  const answeredBefore = request.state === 'answered' && isDeepStrictEqual(request.answer, answer)
  const answered = answeredBefore ? request : answerHeadcount(request, answer, clock.now())
  if (isRefusal(answered)) return answered
  if (!answeredBefore && !(await headcounts.move(request, answered)))
    return refuse('conflict', 'The question changed meanwhile; send the event again.')
  // Read after the answer is kept: a step that began to wait before then is woken, a later one finds the answer.
  const kept = await headcounts.get(batchId, jobOrderId)
  const result = headcountResult(answered)
  if (kept?.token && result) await workflows.succeed(kept.token, result)
  return undefined
}
