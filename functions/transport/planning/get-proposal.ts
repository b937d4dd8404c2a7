import { isRefusal } from '../../../domain/kernel/refusal.ts'
import type { TransportDifference } from '../../../domain/transport/journeys/transport-difference.ts'
import { transportKeys } from '../../../storage/transport/plannings.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { proposalOf } from './proposal-of.ts'

async function getProposal(
  { params: { batchId, proposalId } }: Call<Routes['get-proposal']>,
  { proposals, bucket }: Pick<Deps, 'proposals' | 'bucket'>,
) {
  const proposal = await proposalOf({ batchId, proposalId }, { proposals })
  if (isRefusal(proposal)) return proposal
  const isDrawn = proposal.state === 'proposed' || proposal.state === 'accepted'
  const difference = isDrawn
    ? await bucket.readJson<TransportDifference>(transportKeys(batchId).difference(proposalId))
    : null
  return { ...proposal, difference }
}

export const handler = http(routes['get-proposal'], getProposal)
