import type { EntityItem } from 'electrodb'
import type { ReturnDirection } from '../../domain/batches/batch-returns.ts'
import type { BatchId, EnterpriseId, PlacementId, WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { ReturnAsk } from '../../domain/returns/return-ask.ts'
import { type Database, expiry, text } from '../database.ts'
import { Entity } from '../entity.ts'
import { holds } from '../holds.ts'

/** By then the season in which nobody asks them again is over. */
const retention = { days: 180 }

export function returnAsksIn(database: Database) {
  const asks = new Entity(
    {
      model: { entity: 'returnAsk', version: '1', service: 'zhida' },
      attributes: {
        workerId: { type: text<WorkerId>(), required: true },
        season: { type: 'number', required: true },
        direction: { type: text<ReturnDirection>(), required: true },
        batchId: { type: text<BatchId>(), required: true },
        chunk: { type: 'number', required: true },
        enterpriseId: { type: text<EnterpriseId>(), required: true },
        placementId: { type: text<PlacementId>(), required: true },
        askedAt: { type: text<Instant>(), required: true },
        expiresAt: { type: 'number', hidden: true },
      },
      indexes: {
        ofWorker: {
          pk: { field: 'pk', composite: ['workerId'] },
          sk: { field: 'sk', composite: ['season', 'direction'] },
        },
      },
    },
    database,
  )
  const askOf = (item: EntityItem<typeof asks>): ReturnAsk => item
  return {
    /** The latest ask of each season and direction. */
    async ofWorker(workerId: WorkerId, season?: number): Promise<ReturnAsk[]> {
      const found = asks.query.ofWorker({ workerId, ...(season !== undefined && { season }) })
      return (await found.go({ pages: 'all', consistent: true })).data.map(askOf)
    },
    /** Puts an ask in the place of the one that the caller saw, or of none; false where another batch asked meanwhile. */
    async claim(ask: ReturnAsk, seen: ReturnAsk | null): Promise<boolean> {
      const put = asks
        .put({ ...ask, expiresAt: expiry(ask.askedAt, retention) })
        .where(({ batchId, askedAt }, { eq, notExists }) =>
          seen
            ? `(${eq(batchId, seen.batchId)} AND ${eq(askedAt, seen.askedAt)}) OR ${eq(batchId, ask.batchId)}`
            : `${notExists(batchId)} OR ${eq(batchId, ask.batchId)}`,
        )
      return holds(put.go())
    },
  }
}
