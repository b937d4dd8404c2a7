import { approvalRule } from '../../../domain/batches/batch-event-rules.ts'
import { approvalTerms, mostPlansSetAside } from '../../../domain/batches/decide-batch.ts'
import type { PlanSetAside, TransferBatch } from '../../../domain/batches/transfer-batch.ts'
import { derivedId, type ProposalId } from '../../../domain/kernel/ids.ts'
import type { Instant } from '../../../domain/kernel/instant.ts'
import { inWords, judgeEvent, standsOtherwise } from '../../../domain/kernel/judge-event.ts'
import { madeOtherwise } from '../../../domain/kernel/made-otherwise.ts'
import { isRefusal, type Refusal, refuse } from '../../../domain/kernel/refusal.ts'
import { Words } from '../../../domain/kernel/words.ts'
import type { DecideApproval } from '../../../domain/transport/journeys/decide-approval.ts'
import type { ProposalIn } from '../../../domain/transport/journeys/transport-proposal.ts'
import { transportSentences } from '../../../domain/transport/plan/transport-sentences.ts'
import { type Approval, isForAnotherPlan, isForProposal } from '../../../storage/batches/batches.ts'
import { answerApproval } from '../../batches/answer-approval.ts'
import { batchFor } from '../../batches/batch-for.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

type Needed = Pick<Deps, 'batches' | 'plannings' | 'proposals' | 'workflows' | 'clock'>

/**
 * The first decision stands. One that sets the plan aside is a proposal which nobody has to accept: the batch makes it, carries it
 * out, and asks again. Decided a second time under the same key, it answers as the first time.
 */
async function approveBatch(
  { params, body, staff, key }: Call<Routes['approve-batch']>,
  deps: Needed,
): Promise<Approval | PlanSetAside | Refusal> {
  const { batchId } = params
  const batch = await batchFor(staff, batchId, deps)
  if (isRefusal(batch)) return batch
  const now = deps.clock.now()
  const standing = batch.state === 'running' ? await deps.batches.approvalOf(batchId) : null
  const isAsked = batch.state === 'running' && batch.progress.step === 'waiting for approval'
  const proposalId = derivedId('ProposalId', batchId, 'anew', key)
  const made = batch.plansSetAside?.find((one) => one.proposalId === proposalId)
  if (made && !(isAsked && standing && isForProposal(standing, proposalId))) return made

  const judged = judgeEvent(approvalRule, {
    state: isAsked ? 'waiting-for-approval' : standingOf(batch, standing),
    at: now,
    now,
    isRepeat: standing?.decision === body.decision,
    ...(standing && { stands: toldDecision(standing) }),
  })
  if (isRefusal(judged)) return judged
  if (judged === 'again' && standing) return standing
  const decision = { decision: body.decision, by: staff.subject, at: now, why: body.why }
  const proposal = await proposalAsked(body, { batch, proposalId, by: staff.subject, at: now }, deps)
  if (isRefusal(proposal)) return proposal
  const mine = proposal ? { ...decision, decision: 'replan' as const, proposalId } : (decision as Approval)
  const { approval, token } = await deps.batches.decide(batchId, mine)
  await answerApproval(token, approval, deps)
  if (approval.decision === body.decision && (!proposal || isForProposal(approval, proposalId))) return approval
  if (proposal) {
    const said = transportSentences('decided-before', { by: approval.by, decision: approvalTerms[approval.decision] })
    const whyWords = Words.parse(said)
    await deps.proposals.move('planning', {
      ...proposal,
      state: 'refused',
      at: now,
      why: said.en,
      whyWords,
      errors: [],
    })
  }
  return standsOtherwise(approvalRule.name, toldDecision(approval))
}

function standingOf({ state }: TransferBatch, standing: Approval | null) {
  if (!standing) return state
  return isForAnotherPlan(standing) ? ('being-planned-anew' as const) : ('decided' as const)
}

/** Keeps what a rejection wants planned otherwise; null for other decisions. Refused where another plan than the one meant stands. */
async function proposalAsked(
  body: DecideApproval,
  { batch, proposalId, by, at }: { batch: TransferBatch; proposalId: ProposalId; by: string; at: Instant },
  { plannings, proposals }: Needed,
): Promise<ProposalIn<'planning'> | Refusal | null> {
  const { batchId, plansSetAside = [] } = batch
  const followed = body.plan === null && body.decision !== 'replan' ? null : await plannings.followed(batchId)
  if (body.plan !== null && body.plan !== followed?.name)
    return refuse('conflict', transportSentences('plan-not-the-one-seen'))
  if (body.decision !== 'replan') return null
  if (plansSetAside.length >= mostPlansSetAside && !plansSetAside.some((one) => one.proposalId === proposalId))
    return refuse('invalid-state', transportSentences('no-more-replanning', { times: mostPlansSetAside }))
  const proposal: ProposalIn<'planning'> = {
    proposalId,
    batchId,
    base: followed?.name ?? '',
    wishes: body.wishes,
    createdAt: at,
    createdBy: by,
    rejection: body.why,
    state: 'planning',
  }
  const other = madeOtherwise(await proposals.get(batchId, proposalId), proposal, ['wishes', 'rejection'], proposalId)
  if (other) return other
  await proposals.add(proposal)
  return proposal
}

function toldDecision({ by, at, decision }: Approval): Words {
  const when = inWords(at)
  const { zh, en } = approvalTerms[decision]
  return { zh: `${by}已于${when.zh}决定：${zh}`, en: `${by} decided "${en}" at ${when.en}` }
}

export const handler = http(routes['approve-batch'], approveBatch)
