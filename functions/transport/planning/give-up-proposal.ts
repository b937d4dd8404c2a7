import * as z from 'zod'
import { BatchId, ProposalId } from '../../../domain/kernel/ids.ts'
import { refuse } from '../../../domain/kernel/refusal.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'

const GiveUp = z.object({ batchId: BatchId, proposalId: ProposalId })

/** The planner broke for good: who asked is told, instead of looking for ever. */
async function giveUpProposal(
  { batchId, proposalId }: z.infer<typeof GiveUp>,
  { proposals, clock }: Pick<Deps, 'proposals' | 'clock'>,
) {
  const proposal = await proposals.get(batchId, proposalId)
  if (!proposal) return refuse('not-found', 'There is no such proposal.')
  const why = 'The planner broke on our side; the plan stands as it was. Make the proposal again.'
  await proposals.move('planning', { ...proposal, state: 'refused', at: clock.now(), why, errors: [] })
  return {}
}

export const handler = task(GiveUp, giveUpProposal)
