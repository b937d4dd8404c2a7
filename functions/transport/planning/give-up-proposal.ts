import * as z from 'zod'
import { BatchId, ProposalId } from '../../../domain/kernel/ids.ts'
import { isRefusal } from '../../../domain/kernel/refusal.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'
import { proposalOf } from './proposal-of.ts'

const GiveUp = z.object({ batchId: BatchId, proposalId: ProposalId })

/** The planner failed for good: the person who asked is told, instead of waiting for ever. */
async function giveUpProposal(
  { batchId, proposalId }: z.infer<typeof GiveUp>,
  { proposals, clock }: Pick<Deps, 'proposals' | 'clock'>,
) {
  const proposal = await proposalOf({ batchId, proposalId }, { proposals })
  if (isRefusal(proposal)) return proposal
  const why = 'The planner broke on our side; the plan stands as it was. Make the proposal again.'
  await proposals.move('planning', { ...proposal, state: 'refused', at: clock.now(), why, errors: [] })
  return {}
}

export const handler = task(GiveUp, giveUpProposal)
