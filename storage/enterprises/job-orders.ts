import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import type { EnterpriseId, JobOrderId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { type Database, isConditionFailed, type Page, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { readEach } from '../read-each.ts'

export function jobOrderEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'jobOrder', version: '1', service: 'zhida' },
      attributes: {
        jobOrderId: { type: text<JobOrderId>(), required: true },
        enterpriseId: { type: text<EnterpriseId>(), required: true },
        list: { type: text<'all'>(), required: true },
        reportedAt: { type: text<Instant>(), required: true },
        jobOrder: { type: typed<JobOrder>(), required: true },
        /** Counts the batches that asked for its places, so that two at once do not claim the same. Missing: none yet. */
        claims: { type: 'number' },
        /** Counts the enterprise's changes, so that two at once do not undo each other. Missing: none yet. */
        changes: { type: 'number' },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['jobOrderId'] }, sk: { field: 'sk', composite: [] } },
        // 1.33 million posts in orders of some dozens are under a thousand writes a day: one partition lists them.
        all: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['list'] },
          sk: { field: 'gsi1sk', composite: ['reportedAt', 'jobOrderId'] },
        },
        byEnterprise: {
          index: 'gsi2',
          pk: { field: 'gsi2pk', composite: ['enterpriseId'] },
          sk: { field: 'gsi2sk', composite: ['reportedAt', 'jobOrderId'] },
        },
      },
    },
    database,
  )
}

/** An order and how often its places were asked for and it was changed. */
interface SeenJobOrder {
  readonly jobOrder: JobOrder
  readonly claims: number | undefined
  readonly changes: number | undefined
}

export function jobOrdersIn(database: Database) {
  const jobOrders = jobOrderEntity(database)

  async function get(jobOrderId: JobOrderId): Promise<JobOrder | null> {
    return (await jobOrders.get({ jobOrderId }).go()).data?.jobOrder ?? null
  }
  return {
    get,
    /** In the order of the ids; an id that nobody has is left out. */
    async getMany(ids: readonly JobOrderId[]): Promise<JobOrder[]> {
      if (ids.length === 0) return []
      const keys = [...new Set(ids)].map((jobOrderId) => ({ jobOrderId }))
      const found = await readEach(keys, (some) => jobOrders.get(some).go({ preserveBatchOrder: true }))
      return found.map(({ jobOrder }) => jobOrder)
    },
    /** Newest first; of all enterprises, or of one. */
    async list(cursor: string | null, limit: number, enterpriseId?: EnterpriseId): Promise<Page<JobOrder>> {
      const query = enterpriseId ? jobOrders.query.byEnterprise({ enterpriseId }) : jobOrders.query.all({ list: 'all' })
      const found = await query.go({ cursor, limit, order: 'desc' })
      return { items: found.data.map((item) => item.jobOrder), next: found.cursor }
    },
    /** As it is at this moment, with what a change of it must find unchanged. */
    async seen(jobOrderId: JobOrderId): Promise<SeenJobOrder | null> {
      const { data } = await jobOrders.get({ jobOrderId }).go({ consistent: true })
      return data && { jobOrder: data.jobOrder, claims: data.claims, changes: data.changes }
    },
    /** Changes the order as it was seen; false where a batch has asked for its places since, or somebody has changed it. */
    async change({ jobOrder: before, claims, changes }: SeenJobOrder, jobOrder: JobOrder): Promise<boolean> {
      try {
        await jobOrders
          .patch({ jobOrderId: before.id })
          .set({ jobOrder, changes: (changes ?? 0) + 1 })
          .where((attributes, { eq, notExists }) => {
            const unclaimed = claims === undefined ? notExists(attributes.claims) : eq(attributes.claims, claims)
            const unchanged = changes === undefined ? notExists(attributes.changes) : eq(attributes.changes, changes)
            return `${unclaimed} AND ${unchanged}`
          })
          .go()
        return true
      } catch (error) {
        if (isConditionFailed(error)) return false
        throw error
      }
    },
    /** The same job order again changes nothing; answers the one that stands. */
    async report(jobOrder: JobOrder): Promise<JobOrder> {
      const { id: jobOrderId, enterpriseId, reportedAt } = jobOrder
      try {
        await jobOrders.create({ jobOrderId, enterpriseId, list: 'all', reportedAt, jobOrder }).go()
        return jobOrder
      } catch (error) {
        if (!isConditionFailed(error)) throw error
        return (await get(jobOrderId)) ?? jobOrder
      }
    },
  }
}
