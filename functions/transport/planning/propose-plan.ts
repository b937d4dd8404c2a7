import { standingOf } from '../../../domain/batches/batch-terms.ts'
import { derivedId } from '../../../domain/kernel/ids.ts'
import { madeOtherwise } from '../../../domain/kernel/made-otherwise.ts'
import { isRefusal, refuse } from '../../../domain/kernel/refusal.ts'
import type { ProposalIn } from '../../../domain/transport/journeys/transport-proposal.ts'
import { transportSentences } from '../../../domain/transport/plan/transport-sentences.ts'
import { batchFor } from '../../batches/batch-for.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

/** Asks the planner for another plan. It works for longer than a caller can wait, so the answer is where to look for it. */
async function proposePlan(
  { params, body, staff, key }: Call<Routes['propose-plan']>,
  {
    batches,
    plannings,
    proposals,
    workflows,
    clock,
  }: Pick<Deps, 'batches' | 'plannings' | 'proposals' | 'workflows' | 'clock'>,
) {
  const { batchId } = params
  const batch = await batchFor(staff, batchId, { batches })
  if (isRefusal(batch)) return batch
  const proposalId = derivedId('ProposalId', batchId, key)
  const known = await proposals.get(batchId, proposalId)
  if (known && known.state !== 'planning')
    return madeOtherwise(known, { wishes: body }, ['wishes'], proposalId) ?? known
  if (batch.state !== 'running' || batch.progress.step !== 'waiting for approval')
    return refuse('invalid-state', transportSentences('not-awaiting', { state: standingOf(batch) }))
  const followed = await plannings.followed(batchId)
  if (!followed) return refuse('invalid-state', transportSentences('no-plan-yet'))
  const proposal: ProposalIn<'planning'> = {
    proposalId,
    batchId,
    base: followed.name,
    wishes: body,
    createdAt: clock.now(),
    createdBy: staff.subject,
    state: 'planning',
  }
  const other = madeOtherwise(known, proposal, ['wishes'], proposalId)
  if (other) return other
  await proposals.add(proposal)
  await workflows.start('transport/make-proposal', proposalId, { batchId, proposalId })
  return (await proposals.get(batchId, proposalId)) ?? proposal
}

export const handler = http(routes['propose-plan'], proposePlan)
