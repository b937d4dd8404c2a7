import type { EntityItem } from 'electrodb'
import type { BatchId, EnterpriseId, PlacementId, WorkerId } from '../../domain/kernel/ids.ts'
import type { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import { type Database, expiry, text } from '../database.ts'
import { Entity } from '../entity.ts'
import { putEach } from '../put-each.ts'

/** By then the season whose journeys it is about is over. */
const retention = { days: 180 }

/** Whom an enterprise proposed for a journey; nobody was asked by it yet. */
export interface ReturnProposal {
  readonly batchId: BatchId
  readonly enterpriseId: EnterpriseId
  /** At the post. */
  readonly placementId: PlacementId
  readonly workerId: WorkerId
  readonly day: CalendarDate
  readonly proposedAt: Instant
  /** Who of the enterprise said so on its page or by telephone, or the colleague who wrote it down; absent where its server did. */
  readonly by?: string
}

export function returnProposalsIn(database: Database) {
  const proposals = new Entity(
    {
      model: { entity: 'returnProposal', version: '1', service: 'zhida' },
      attributes: {
        batchId: { type: text<BatchId>(), required: true },
        enterpriseId: { type: text<EnterpriseId>(), required: true },
        placementId: { type: text<PlacementId>(), required: true },
        workerId: { type: text<WorkerId>(), required: true },
        day: { type: text<CalendarDate>(), required: true },
        proposedAt: { type: text<Instant>(), required: true },
        by: { type: 'string' },
        expiresAt: { type: 'number', hidden: true },
      },
      indexes: {
        ofBatch: {
          pk: { field: 'pk', composite: ['batchId'] },
          sk: { field: 'sk', composite: ['enterpriseId', 'placementId'] },
        },
        ofWorker: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['workerId'] },
          sk: { field: 'gsi1sk', composite: ['proposedAt'] },
        },
      },
    },
    database,
  )
  const proposalOf = (item: EntityItem<typeof proposals>): ReturnProposal => item
  return {
    /** Proposed again, somebody has the day that was said last. */
    async keep(some: readonly ReturnProposal[]): Promise<void> {
      const items = some.map((one) => ({ ...one, expiresAt: expiry(one.proposedAt, retention) }))
      await putEach(items, (part) => proposals.put(part).go())
    },
    /** Of a batch, or of one enterprise in it; by enterprise. */
    async ofBatch(batchId: BatchId, enterpriseId?: EnterpriseId): Promise<ReturnProposal[]> {
      const found = proposals.query.ofBatch({ batchId, ...(enterpriseId !== undefined && { enterpriseId }) })
      return (await found.go({ pages: 'all', consistent: true })).data.map(proposalOf)
    },
    async ofWorker(workerId: WorkerId): Promise<ReturnProposal[]> {
      return (await proposals.query.ofWorker({ workerId }).go({ pages: 'all' })).data.map(proposalOf)
    },
  }
}
