import type { BatchId, ProposalId } from '../../domain/kernel/ids.ts'
import type { TransportProposal } from '../../domain/transport/journeys/transport-proposal.ts'
import { type Database, expiry, type Page, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { nullIfRefused } from '../null-if-refused.ts'

/** It says who would move: data on a person is erased when its purpose has ended (default). */
const retention = { days: 730 }

/** What the province might change of a plan. */
export function proposalsIn(database: Database) {
  const proposals = new Entity(
    {
      model: { entity: 'transport-proposal', version: '1', service: 'zhida' },
      attributes: {
        proposalId: { type: text<ProposalId>(), required: true },
        batchId: { type: text<BatchId>(), required: true },
        state: { type: text<TransportProposal['state']>(), required: true },
        proposal: { type: typed<TransportProposal>(), required: true },
        expiresAt: { type: 'number', hidden: true },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['batchId'] }, sk: { field: 'sk', composite: ['proposalId'] } },
      },
    },
    database,
  )
  return {
    async get(batchId: BatchId, proposalId: ProposalId): Promise<TransportProposal | null> {
      const { data } = await proposals.get({ batchId, proposalId }).go({ consistent: true })
      return data?.proposal ?? null
    },
    /** In the order of their ids, which says nothing of time. */
    async pageOfBatch(batchId: BatchId, cursor: string | null, limit: number): Promise<Page<TransportProposal>> {
      const found = await proposals.query.byId({ batchId }).go({ cursor, limit })
      return { items: found.data.map(({ proposal }) => proposal), next: found.cursor }
    },
    /** Keeps a new proposal; one that is already kept stays as it is. */
    async add(proposal: TransportProposal): Promise<void> {
      const { proposalId, batchId, state } = proposal
      const added = proposals
        .put({ proposalId, batchId, state, proposal, expiresAt: expiry(proposal.createdAt, retention) })
        .where((attributes, { notExists }) => notExists(attributes.proposalId))
      await nullIfRefused(added.go())
    },
    /** Moves the proposal on from the state that it has just left; elsewhere it stays as it is. */
    async move(from: TransportProposal['state'], proposal: TransportProposal): Promise<void> {
      const { proposalId, batchId } = proposal
      const moved = proposals
        .patch({ batchId, proposalId })
        .set({ state: proposal.state, proposal })
        .where(({ state }, { eq }) => eq(state, from))
      await nullIfRefused(moved.go())
    },
  }
}
