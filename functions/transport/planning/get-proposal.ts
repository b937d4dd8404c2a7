import { isRefusal } from '../../../domain/kernel/refusal.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { keptDifference } from './kept-difference.ts'
import { proposalOf } from './proposal-of.ts'

async function getProposal(
  { params: { batchId, proposalId } }: Call<Routes['get-proposal']>,
  { proposals, bucket }: Pick<Deps, 'proposals' | 'bucket'>,
) {
  const proposal = await proposalOf({ batchId, proposalId }, { proposals })
  if (isRefusal(proposal)) return proposal
  const isDrawn = proposal.state === 'proposed' || proposal.state === 'accepted'
  const difference = isDrawn ? await keptDifference(batchId, proposalId, { bucket }) : null
  return { ...proposal, difference }
}

export const handler = http(routes['get-proposal'], getProposal)
