import type { EntityItem } from 'electrodb'
import type { PlaceClaim } from '../../domain/enterprises/place-claim.ts'
import type { BatchId, JobOrderId, TripId } from '../../domain/kernel/ids.ts'
import { askOf } from '../ask-of.ts'
import { type Database, text } from '../database.ts'
import { Entity } from '../entity.ts'
import { putEach } from '../put-each.ts'
import { readEach } from '../read-each.ts'

type Kept = Readonly<Record<'pk' | 'sk' | '__edb_e__', string>>

/** Claims that are written side by side. */
const atOnce = 25

export function claimEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'placeClaim', version: '1', service: 'zhida' },
      attributes: {
        jobOrderId: { type: text<JobOrderId>(), required: true },
        batchId: { type: text<BatchId>(), required: true },
        /** Missing where the batch ended before it asked, or asked before places were counted: then it keeps none. */
        asked: { type: 'number' },
        confirmed: { type: 'number' },
        offered: { type: 'number' },
        open: { type: 'number' },
        accepted: { type: 'number' },
        isClosed: { type: 'boolean' },
      },
      indexes: {
        ofJobOrder: { pk: { field: 'pk', composite: ['jobOrderId'] }, sk: { field: 'sk', composite: ['batchId'] } },
      },
    },
    database,
  )
}

/** How many people a trip brought to a job order's plant. Each trip has an item of its own: counted again, it replaces itself. */
function arrivalEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'plantArrival', version: '1', service: 'zhida' },
      attributes: {
        jobOrderId: { type: text<JobOrderId>(), required: true },
        batchId: { type: text<BatchId>(), required: true },
        tripId: { type: text<TripId>(), required: true },
        handedOver: { type: 'number', required: true },
      },
      indexes: {
        ofJobOrder: {
          pk: { field: 'pk', composite: ['jobOrderId'] },
          sk: { field: 'sk', composite: ['batchId', 'tripId'] },
        },
      },
    },
    database,
  )
}

export type PlantArrivals = EntityItem<ReturnType<typeof arrivalEntity>>

export function placesIn(database: Database) {
  const claims = claimEntity(database)
  const arrivals = arrivalEntity(database)
  const ask = askOf(database)
  /** Claims on a job order and arrivals at its plant lie beside each other: one query reads both, as they are at this moment. */
  async function read(jobOrderId: JobOrderId) {
    const found: Kept[] = []
    let start: Record<string, unknown> | undefined
    do {
      const page = await ask<Kept>(
        {
          TableName: database.table,
          KeyConditionExpression: 'pk = :jobOrder AND sk BETWEEN :first AND :last',
          ExpressionAttributeValues: {
            ':jobOrder': `$zhida#joborderid_${jobOrderId}`,
            ':first': '$placeclaim_1#',
            ':last': '$plantarrival_1#~',
          },
        },
        { ConsistentRead: true, ExclusiveStartKey: start },
      )
      found.push(...page.items)
      start = page.LastEvaluatedKey
    } while (start)
    const of = (entity: string) => ({ Items: found.filter((one) => one.__edb_e__ === entity) })
    return { kept: claims.parse(of('placeClaim')).data, came: arrivals.parse(of('plantArrival')).data }
  }
  /** By batch, as they are at this moment; and the batches that ask nobody any more. */
  async function standingOn(jobOrderId: JobOrderId): Promise<{ claims: PlaceClaim[]; closed: ReadonlySet<BatchId> }> {
    const { kept, came } = await read(jobOrderId)
    const arrivedOf = Map.groupBy(came, ({ batchId }) => batchId)
    const standing = kept.flatMap(({ batchId, asked, isClosed, ...counted }): PlaceClaim[] => {
      if (asked === undefined) return []
      const handedOver = (arrivedOf.get(batchId) ?? []).reduce((sum, one) => sum + one.handedOver, 0)
      const { confirmed = 0, offered = 0, open = 0, accepted = 0 } = counted
      return [
        { jobOrderId, batchId, asked, confirmed, offered, open, accepted, handedOver, isClosed: isClosed ?? false },
      ]
    })
    return { claims: standing, closed: new Set(kept.flatMap(({ batchId, isClosed }) => (isClosed ? batchId : []))) }
  }
  return {
    standingOn,
    async claimsOn(jobOrderId: JobOrderId): Promise<PlaceClaim[]> {
      return (await standingOn(jobOrderId)).claims
    },
    /** Offers that a batch has made for these orders, and the yeses that stand; an order of which it claims nothing is left out. */
    async countsOf(
      batchId: BatchId,
      jobOrderIds: readonly JobOrderId[],
    ): Promise<ReadonlyMap<JobOrderId, Pick<PlaceClaim, 'offered' | 'accepted'>>> {
      const keys = [...new Set(jobOrderIds)].map((jobOrderId) => ({ jobOrderId, batchId }))
      const found = keys.length === 0 ? [] : await readEach(keys, (some) => claims.get(some).go())
      return new Map(found.map((one) => [one.jobOrderId, { offered: one.offered ?? 0, accepted: one.accepted ?? 0 }]))
    },
    /** The trips that have brought people to a job order's plant, oldest batch first. */
    async tripsTo(jobOrderId: JobOrderId): Promise<TripId[]> {
      const came = await arrivals.query.ofJobOrder({ jobOrderId }).go({ pages: 'all', consistent: true })
      return [...new Set(came.data.map(({ tripId }) => tripId))]
    },
    /** How many offers the batch has made for each. */
    async noteOffers(batchId: BatchId, offered: ReadonlyMap<JobOrderId, number>): Promise<void> {
      const counts = [...offered]
      for (let start = 0; start < counts.length; start += atOnce)
        await Promise.all(
          counts
            .slice(start, start + atOnce)
            .map(([jobOrderId, number]) => claims.update({ jobOrderId, batchId }).set({ offered: number }).go()),
        )
    },
    /** The batch asks nobody any more: what nobody said yes to is free for others, and it can claim nothing new. */
    async close(batchId: BatchId, jobOrderIds: readonly JobOrderId[]): Promise<void> {
      const keys = [...new Set(jobOrderIds)].map((jobOrderId) => ({ jobOrderId, batchId }))
      if (keys.length === 0) return
      const standing = await readEach(keys, (some) => claims.get(some).go({ consistent: true }))
      const closed = new Set(standing.filter(({ isClosed }) => isClosed).map(({ jobOrderId }) => jobOrderId))
      const open = keys.filter(({ jobOrderId }) => !closed.has(jobOrderId))
      for (let start = 0; start < open.length; start += atOnce)
        await Promise.all(
          open.slice(start, start + atOnce).map((key) => claims.update(key).set({ isClosed: true }).go()),
        )
    },
    async noteArrivals(some: readonly PlantArrivals[]): Promise<void> {
      if (some.length > 0) await putEach(some, (one) => arrivals.put(one).go())
    },
  }
}
