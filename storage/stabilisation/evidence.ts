import type { EntityItem } from 'electrodb'
import type { BatchId, ClaimId, EvidenceId, PlacementId, WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { AttachedKind, Evidence, EvidenceType } from '../../domain/stabilisation/evidence.ts'
import { type Database, expiry, text } from '../database.ts'
import { Entity } from '../entity.ts'
import { putEach } from '../put-each.ts'

/** As the case or the claim that it is for. */
const retention = { days: 730 }

/** Where the sealed files of a person lie in the bucket, those of which nothing is on record among them. */
export const evidencePrefix = (workerId: WorkerId) => `evidence/${workerId}/`
export const evidenceKey = ({ workerId, evidenceId }: Pick<Evidence, 'workerId' | 'evidenceId'>) =>
  `${evidencePrefix(workerId)}${evidenceId}`

/** What was attached; the files lie in the bucket. */
export function evidenceIn(database: Database) {
  const evidence = new Entity(
    {
      model: { entity: 'evidence', version: '1', service: 'zhida' },
      attributes: {
        workerId: { type: text<WorkerId>(), required: true },
        evidenceId: { type: text<EvidenceId>(), required: true },
        batchId: { type: text<BatchId>() },
        claimId: { type: text<ClaimId>() },
        placementId: { type: text<PlacementId>() },
        kind: { type: text<AttachedKind>(), required: true },
        type: { type: text<EvidenceType>(), required: true },
        bytes: { type: 'number', required: true },
        addedAt: { type: text<Instant>(), required: true },
        addedBy: { type: 'string' },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        ofWorker: { pk: { field: 'pk', composite: ['workerId'] }, sk: { field: 'sk', composite: ['evidenceId'] } },
      },
    },
    database,
  )
  const evidenceOf = (item: EntityItem<typeof evidence>): Evidence => {
    const {
      workerId,
      evidenceId,
      batchId = null,
      placementId = null,
      claimId,
      kind,
      type,
      bytes,
      addedAt,
      addedBy,
    } = item
    const facts = { workerId, evidenceId, batchId, placementId, kind, type, bytes, addedAt }
    return { ...facts, ...(claimId !== undefined && { claimId }), ...(addedBy !== undefined && { addedBy }) }
  }
  return {
    async keep({ batchId, placementId, ...facts }: Evidence): Promise<void> {
      const of = { ...(batchId && { batchId }), ...(placementId && { placementId }) }
      const item = { ...facts, ...of, expiresAt: expiry(facts.addedAt, retention) }
      await evidence.put(item).go()
    },
    async get(workerId: WorkerId, evidenceId: EvidenceId): Promise<Evidence | null> {
      const { data } = await evidence.get({ workerId, evidenceId }).go({ consistent: true })
      return data && evidenceOf(data)
    },
    /** In the order in which they came. */
    async ofWorker(workerId: WorkerId): Promise<Evidence[]> {
      const { data } = await evidence.query.ofWorker({ workerId }).go({ pages: 'all', consistent: true })
      return data.map(evidenceOf).toSorted((one, other) => (one.addedAt < other.addedAt ? -1 : 1))
    },
    async erase(some: readonly Pick<Evidence, 'workerId' | 'evidenceId'>[]): Promise<void> {
      await putEach(
        some.map(({ workerId, evidenceId }) => ({ workerId, evidenceId })),
        (slice) => evidence.delete(slice).go(),
      )
    },
  }
}
