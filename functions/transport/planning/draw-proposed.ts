import { isRefusal, refuse } from '../../../domain/kernel/refusal.ts'
import { Words } from '../../../domain/kernel/words.ts'
import type { ProposalIn, TransportProposal } from '../../../domain/transport/journeys/transport-proposal.ts'
import { transportSentences } from '../../../domain/transport/plan/transport-sentences.ts'
import { transportKeys } from '../../../storage/transport/plannings.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type CarryOutDeps, currentPlanning } from './carry-out.ts'
import { drawAgain } from './draw-again.ts'
import type { DrawDeps } from './draw-planning.ts'

/**
 * Makes the plan that a proposal asks for and keeps it, with what it would change. Nothing changes yet. It waits to be accepted; the
 * one that takes a rejected plan's place is accepted by the rejection.
 */
export async function drawProposed(
  proposal: ProposalIn<'planning'>,
  deps: DrawDeps & CarryOutDeps & Pick<Deps, 'batches' | 'proposals'>,
): Promise<Exclude<TransportProposal, ProposalIn<'planning'>>> {
  const { batchId, proposalId, rejection, createdBy } = proposal
  const base = await currentPlanning(batchId, deps)
  const drawn =
    base?.name === proposal.base
      ? await drawAgain(proposal, base, deps)
      : refuse('conflict', transportSentences('plan-changed'))
  const at = deps.clock.now()
  if (isRefusal(drawn)) {
    const errors = (drawn.errors ?? []).map(({ pointer, words }) => ({
      pointer,
      detail: words.en,
      words: Words.parse(words),
    }))
    const whyWords = Words.parse(drawn.words)
    const refused = { ...proposal, state: 'refused' as const, at, why: drawn.detail, whyWords, errors }
    await deps.proposals.move('planning', refused)
    return refused
  }
  const keys = transportKeys(batchId)
  await deps.bucket.writeJson(keys.planning(proposalId), drawn.planning)
  await deps.bucket.writeJson(keys.difference(proposalId), drawn.difference)
  const { summary } = drawn.difference
  const made =
    rejection === undefined
      ? { ...proposal, state: 'proposed' as const, at, summary }
      : { ...proposal, state: 'accepted' as const, at, by: createdBy, summary }
  await deps.proposals.move('planning', made)
  return made
}
