import { approvalTerms, mostPlansSetAside } from '../../../domain/batches/decide-batch.ts'
import { inWords } from '../../../domain/kernel/judge-event.ts'
import { isRefusal, type Refusal, refuse } from '../../../domain/kernel/refusal.ts'
import { proposalTerms } from '../../../domain/transport/journeys/proposal-terms.ts'
import type { ProposalIn } from '../../../domain/transport/journeys/transport-proposal.ts'
import { transportSentences } from '../../../domain/transport/plan/transport-sentences.ts'
import { answerApproval } from '../../batches/answer-approval.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { keptPlanning } from './kept-planning.ts'
import { proposalOf } from './proposal-of.ts'

type Needed = Pick<Deps, 'batches' | 'plannings' | 'proposals' | 'placements' | 'bucket' | 'workflows' | 'clock'>

/**
 * Makes a proposal the plan. The batch carries it out and then waits for approval again. Accepted a second time, it answers
 * as the first time.
 */
async function acceptProposal({ params, staff }: Call<Routes['accept-proposal']>, deps: Needed) {
  const { batchId, proposalId } = params
  const proposal = await proposalOf({ batchId, proposalId }, deps)
  if (isRefusal(proposal)) return proposal
  if (proposal.state === 'accepted') return proposal
  if (proposal.state !== 'proposed')
    return refuse('invalid-state', transportSentences('proposal-settled', { state: proposalTerms[proposal.state] }))
  const unfit = await whyItDoesNotFit(proposal, deps)
  if (unfit) return unfit

  const at = deps.clock.now()
  const by = staff.subject
  const { approval, token } = await deps.batches.decide(batchId, { decision: 'change', proposalId, by, at, why: null })
  if (approval.decision !== 'change' || approval.proposalId !== proposalId)
    return refuse(
      'conflict',
      transportSentences('decided', {
        by: approval.by,
        decision: approvalTerms[approval.decision],
        at: inWords(approval.at),
      }),
    )
  await answerApproval(token, approval, deps)
  const accepted = { ...proposal, state: 'accepted' as const, at, by }
  await deps.proposals.move('proposed', accepted)
  return accepted
}

async function whyItDoesNotFit(
  { batchId, proposalId, base }: ProposalIn<'proposed'>,
  deps: Needed,
): Promise<Refusal | null> {
  const batch = await deps.batches.get(batchId)
  if (batch?.state !== 'running' || batch.progress.step !== 'waiting for approval')
    return refuse('invalid-state', transportSentences('plan-stands'))
  if ((batch.plansSetAside?.length ?? 0) >= mostPlansSetAside)
    return refuse('invalid-state', transportSentences('changed-too-often', { times: mostPlansSetAside }))
  const followed = await deps.plannings.followed(batchId)
  if (followed?.name !== base) return refuse('conflict', transportSentences('plan-changed-since'))
  const { change } = await keptPlanning(batchId, proposalId, deps)
  const placements = await deps.placements.getMany(
    change.moved.map(({ chunk, workerId }) => ({ batchId, chunk, workerId })),
  )
  const gone = placements.filter(({ journey }) => journey.state !== 'seated').length
  if (gone > 0) return refuse('conflict', transportSentences('people-withdrew', { count: gone }))
  return null
}

export const handler = http(routes['accept-proposal'], acceptProposal)
