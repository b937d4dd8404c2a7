import * as z from 'zod'
import { BatchId, ProposalId } from '../../../domain/kernel/ids.ts'
import { isRefusal } from '../../../domain/kernel/refusal.ts'
import { transportSentences } from '../../../domain/transport/plan/transport-sentences.ts'
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
  const { zh, en } = transportSentences('planner-broke')
  const said = { why: en, whyWords: { zh, en }, errors: [] }
  await proposals.move('planning', { ...proposal, state: 'refused', at: clock.now(), ...said })
  return {}
}

export const handler = task(GiveUp, giveUpProposal)
