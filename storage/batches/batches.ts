import { Entity } from 'electrodb'
import type { BatchCounts, BatchProgress, TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { BatchId, ProposalId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { type Database, isConditionFailed, type Page, text, typed } from '../database.ts'

/** How the approver decided; kept with the batch because the waiting step may ask after the answer came. */
export type Approval = {
  readonly by: string
  readonly at: Instant
  readonly why: string | null
} & (
  | { readonly decision: 'approve' | 'reject' }
  /** Neither yet: the trips are planned otherwise, then the approver is asked again. */
  | { readonly decision: 'change'; readonly proposalId: ProposalId }
)

export function batchesIn(database: Database) {
  const batches = new Entity(
    {
      model: { entity: 'batch', version: '1', service: 'zhida' },
      attributes: {
        batchId: { type: text<BatchId>(), required: true },
        list: { type: text<'all'>(), required: true },
        createdAt: { type: 'string', required: true },
        state: { type: text<TransferBatch['state']>(), required: true },
        batch: { type: typed<TransferBatch>(), required: true },
        progress: { type: typed<BatchProgress>(), required: true },
        counts: { type: typed<BatchCounts>(), required: true },
        approval: { type: typed<Approval>() },
        approvalToken: { type: 'string' },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['batchId'] }, sk: { field: 'sk', composite: [] } },
        // A province starts a few batches a day, so one partition lists them all.
        all: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['list'] },
          sk: { field: 'gsi1sk', composite: ['createdAt', 'batchId'] },
        },
      },
    },
    database,
  )
  type Stored = { batch: TransferBatch; progress: BatchProgress; counts: BatchCounts }
  const batchOf = ({ batch, progress, counts }: Stored): TransferBatch => ({ ...batch, progress, counts })

  async function get(batchId: BatchId): Promise<TransferBatch | null> {
    const { data } = await batches.get({ batchId }).go({ consistent: true })
    return data && batchOf(data)
  }
  return {
    get,
    /** Newest first. */
    async list(cursor: string | null, limit: number): Promise<Page<TransferBatch>> {
      const found = await batches.query.all({ list: 'all' }).go({ cursor, limit, order: 'desc' })
      return { items: found.data.map(batchOf), next: found.cursor }
    },
    /** The same batch again changes nothing. */
    async begin(batch: TransferBatch): Promise<void> {
      if (await get(batch.batchId)) return
      const { batchId, createdAt, state, progress, counts } = batch
      await batches.put({ batchId, list: 'all', createdAt, state, batch, progress, counts }).go()
    },
    /** Moves the batch on from the state that the caller saw; false where another moved it meanwhile. */
    async move(from: TransferBatch, to: TransferBatch): Promise<boolean> {
      if (from.state === to.state) return true
      const { state, progress } = to
      const moved = batches
        .patch({ batchId: from.batchId })
        .set({ state, progress, batch: to })
        .where((attributes, { eq }) => eq(attributes.state, from.state))
      return moved.go().then(
        () => true,
        (error: unknown) => {
          if (isConditionFailed(error)) return false
          throw error
        },
      )
    },
    /** Of a batch that runs: one that is being released or has ended keeps what it says. */
    async noteProgress(batchId: BatchId, progress: BatchProgress): Promise<void> {
      const noted = batches
        .patch({ batchId })
        .set({ progress })
        .where(({ state }, { eq }) => eq(state, 'running'))
      await noted.go().catch((error: unknown) => {
        if (!isConditionFailed(error)) throw error
      })
    },
    /** Replaces the groups of counts that are given. Only the batch's own workflow calls it, one step at a time. */
    async noteCounts(batchId: BatchId, counts: Partial<BatchCounts>): Promise<void> {
      const { data } = await batches.get({ batchId }).go({ consistent: true })
      if (data)
        await batches
          .patch({ batchId })
          .set({ counts: { ...data.counts, ...counts } })
          .go()
    },
    /** Leaves the token of the step that waits for approval and answers a decision that came before. */
    async awaitApproval(batchId: BatchId, approvalToken: string): Promise<Approval | null> {
      const { data } = await batches.patch({ batchId }).set({ approvalToken }).go({ response: 'all_new' })
      return data.approval ?? null
    },
    /** The decision that stands; null where none was made, or a change of plan waits for another one. */
    async approvalOf(batchId: BatchId): Promise<Approval | null> {
      return (await batches.get({ batchId }).go({ consistent: true })).data?.approval ?? null
    },
    /** After a change the approver is asked again, and decides anew. */
    async askApprovalAgain(batchId: BatchId): Promise<void> {
      const reopened = batches
        .patch({ batchId })
        .remove(['approval', 'approvalToken'])
        .where(({ approval }, { exists }) => exists(approval))
      await reopened.go().catch((error: unknown) => {
        if (!isConditionFailed(error)) throw error
      })
    },
    /** Keeps the first decision; answers it and the token that waits for it. */
    async decide(batchId: BatchId, approval: Approval): Promise<{ approval: Approval; token: string | null }> {
      await batches
        .patch({ batchId })
        .set({ approval })
        .where((attributes, { notExists }) => notExists(attributes.approval))
        .go()
        .catch((error: unknown) => {
          if (!isConditionFailed(error)) throw error
        })
      const { data } = await batches.get({ batchId }).go({ consistent: true })
      return { approval: data?.approval ?? approval, token: data?.approvalToken ?? null }
    },
  }
}

/** Where a batch's lists lie in the bucket. */
export function batchKeys(batchId: BatchId) {
  const folder = `batches/${batchId}`
  return {
    candidates: `${folder}/candidates.json`,
    chunks: `${folder}/chunks.json`,
    jobOrders: `${folder}/job-orders.json`,
    round: (round: number) => `${folder}/rounds/${round}/round.json`,
    roundChunks: (round: number) => `${folder}/rounds/${round}/chunks.json`,
    roundPlaces: (round: number) => `${folder}/rounds/${round}/places.json`,
    roundChunk: (round: number, chunk: number) =>
      `${folder}/rounds/${round}/chunk-${String(chunk).padStart(4, '0')}.json`,
  }
}
