import type { Words } from '../../kernel/words.ts'
import type { TransportProposal } from './transport-proposal.ts'

/** What the states of another plan for a batch are called. */
export const proposalTerms: Readonly<Record<TransportProposal['state'], Words>> = {
  planning: { zh: '正在编排', en: 'planning' },
  proposed: { zh: '待采用', en: 'proposed' },
  refused: { zh: '排不出来', en: 'refused' },
  accepted: { zh: '已采用', en: 'accepted' },
}
