import { isDeepStrictEqual } from 'node:util'
import type { EnterpriseEventOf } from '../../domain/enterprises/enterprise-events.ts'
import { enterpriseSentences } from '../../domain/enterprises/enterprise-sentences.ts'
import { answerHeadcount, headcountResult } from '../../domain/enterprises/headcount.ts'
import type { SaidBy } from '../../domain/enterprises/said-by.ts'
import type { EnterpriseId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { wakeOnceAnswered } from './wake-once-answered.ts'

type Needed = Pick<Deps, 'headcounts' | 'enterprises' | 'batches' | 'workflows' | 'clock'>

/** Keeps the answer and wakes the step that waits for it; the same answer again does no more than wake it. */
export async function takeHeadcountAnswer(
  event: EnterpriseEventOf<'headcount.confirmed'>['data'] & { readonly at: Instant; readonly saidBy?: SaidBy },
  enterpriseId: EnterpriseId,
  deps: Needed,
): Promise<Refusal | undefined> {
  const { headcounts, batches, workflows, clock } = deps
  const { batchId, jobOrderId, answer, at, saidBy } = event
  const asked = await headcounts.get(batchId, jobOrderId)
  if (asked?.enterpriseId !== enterpriseId)
    return refuse('not-found', enterpriseSentences('nothing-asked', { jobOrderId, batchId }))
  const { request } = asked
  const answeredBefore = request.state === 'answered' && isDeepStrictEqual(request.answer, answer)
  const travelWindow = (await batches.get(batchId))?.travelWindow
  const context = { at, ...(travelWindow && { travelWindow }), ...(saidBy && { saidBy }) }
  const answered = answeredBefore ? request : answerHeadcount(request, answer, clock.now(), context)
  if (isRefusal(answered)) return answered
  // Somebody was faster: judged anew, the answer says what stands.
  if (!answeredBefore && !(await headcounts.move(request, answered)))
    return takeHeadcountAnswer(event, enterpriseId, deps)
  // Read after the answer is kept: a step that began to wait before then is woken, a later one finds the answer.
  const kept = await headcounts.get(batchId, jobOrderId)
  const result = headcountResult(answered)
  if (kept?.token && result) await workflows.succeed(kept.token, result)
  else await wakeOnceAnswered(batchId, deps)
  // Last: nobody waits for it.
  await deps.enterprises.answerAgain(enterpriseId)
  return undefined
}
