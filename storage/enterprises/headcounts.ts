import { Entity } from 'electrodb'
import type { HeadcountRequest } from '../../domain/enterprises/headcount.ts'
import type { BatchId, EnterpriseId, JobOrderId } from '../../domain/kernel/ids.ts'
import { type Database, isConditionFailed, text, typed } from '../database.ts'

/** A question with whom it went to and the step that waits for the answer. */
export interface KeptHeadcount {
  readonly request: HeadcountRequest
  readonly enterpriseId: EnterpriseId
  /** Null until a step waits. */
  readonly token: string | null
}

export function headcountsIn(database: Database) {
  const headcounts = new Entity(
    {
      model: { entity: 'headcount', version: '1', service: 'zhida' },
      attributes: {
        batchId: { type: text<BatchId>(), required: true },
        jobOrderId: { type: text<JobOrderId>(), required: true },
        enterpriseId: { type: text<EnterpriseId>(), required: true },
        /** `request.state`, apart because conditions look at it. */
        state: { type: text<HeadcountRequest['state']>(), required: true },
        request: { type: typed<HeadcountRequest>(), required: true },
        token: { type: 'string' },
      },
      indexes: {
        ofBatch: { pk: { field: 'pk', composite: ['batchId'] }, sk: { field: 'sk', composite: ['jobOrderId'] } },
      },
    },
    database,
  )

  async function get(batchId: BatchId, jobOrderId: JobOrderId): Promise<KeptHeadcount | null> {
    const { data } = await headcounts.get({ batchId, jobOrderId }).go({ consistent: true })
    return data && { request: data.request, enterpriseId: data.enterpriseId, token: data.token ?? null }
  }
  async function keptOfBatch(batchId: BatchId): Promise<KeptHeadcount[]> {
    const { data } = await headcounts.query.ofBatch({ batchId }).go({ pages: 'all' })
    return data.map(({ request, enterpriseId, token }) => ({ request, enterpriseId, token: token ?? null }))
  }
  return {
    get,
    keptOfBatch,
    async ofBatch(batchId: BatchId): Promise<HeadcountRequest[]> {
      return (await keptOfBatch(batchId)).map(({ request }) => request)
    },
    /** Asked once already: answers the question as it stands. */
    async ask(request: HeadcountRequest, enterpriseId: EnterpriseId): Promise<HeadcountRequest> {
      const { batchId, jobOrderId, state } = request
      try {
        await headcounts.create({ batchId, jobOrderId, enterpriseId, state, request }).go()
        return request
      } catch (error) {
        if (!isConditionFailed(error)) throw error
        return (await get(batchId, jobOrderId))?.request ?? request
      }
    },
    /** Moves the question on from the state that the caller saw; false where another moved it meanwhile. */
    async move(from: HeadcountRequest, to: HeadcountRequest): Promise<boolean> {
      try {
        await headcounts
          .patch({ batchId: from.batchId, jobOrderId: from.jobOrderId })
          .set({ state: to.state, request: to })
          .where(({ state }, { eq }) => eq(state, from.state))
          .go()
        return true
      } catch (error) {
        if (isConditionFailed(error)) return false
        throw error
      }
    },
    /** Leaves the token of the step that waits; answers the question as it stands then. */
    async awaitAnswer(batchId: BatchId, jobOrderId: JobOrderId, token: string): Promise<HeadcountRequest> {
      const { data } = await headcounts.patch({ batchId, jobOrderId }).set({ token }).go({ response: 'all_new' })
      return data.request
    },
  }
}
