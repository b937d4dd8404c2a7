import type { BatchId, ProposalId } from '../../../domain/kernel/ids.ts'
import { noSuch, type Refusal } from '../../../domain/kernel/refusal.ts'
import type { TransportProposal } from '../../../domain/transport/journeys/transport-proposal.ts'
import type { Deps } from '../../wiring/deps.ts'

/** The proposal of a batch's plan, or a refusal. */
export async function proposalOf(
  { batchId, proposalId }: { batchId: BatchId; proposalId: ProposalId },
  { proposals }: Pick<Deps, 'proposals'>,
): Promise<TransportProposal | Refusal<'not-found'>> {
  return (await proposals.get(batchId, proposalId)) ?? noSuch('proposal')
}
