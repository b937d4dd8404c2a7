import * as z from 'zod'
import { BatchId, ProposalId } from '../../../domain/kernel/ids.ts'
import { isRefusal } from '../../../domain/kernel/refusal.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'
import type { CarryOutDeps } from './carry-out.ts'
import type { DrawDeps } from './draw-planning.ts'
import { drawProposed } from './draw-proposed.ts'
import { proposalOf } from './proposal-of.ts'

const Draw = z.object({ batchId: BatchId, proposalId: ProposalId })

/** Plans again under the constraints of the province. */
async function drawProposal(
  { batchId, proposalId }: z.infer<typeof Draw>,
  deps: DrawDeps & CarryOutDeps & Pick<Deps, 'batches' | 'proposals'>,
) {
  const proposal = await proposalOf({ batchId, proposalId }, deps)
  if (isRefusal(proposal)) return proposal
  if (proposal.state === 'planning') await drawProposed(proposal, deps)
  return {}
}

export const handler = task(Draw, drawProposal)
