import type { BatchId, WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { type Database, expiry, text } from '../database.ts'
import { Entity } from '../entity.ts'
import { putEach } from '../put-each.ts'
import { readEach } from '../read-each.ts'

/** Whose trip page a link opens, and of which batch. */
export interface TripPageLink {
  /** SHA-256 of the token: a reader of the table cannot open the page. */
  readonly tokenHash: string
  readonly workerId: WorkerId
  readonly batchId: BatchId
  readonly chunk: number
}

/** Past the last check-in, on day 180 after the hand-over. */
const retention = { days: 365 }
/** As long as a message that leads to it: by their pages what went to many is found for one of them. */
const shortest = { days: 180 }

export function linksIn(database: Database) {
  const links = new Entity(
    {
      model: { entity: 'link', version: '1', service: 'zhida' },
      attributes: {
        tokenHash: { type: 'string', required: true },
        workerId: { type: text<WorkerId>(), required: true },
        batchId: { type: text<BatchId>(), required: true },
        chunk: { type: 'number', required: true },
        keptAt: { type: text<Instant>(), required: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        byToken: { pk: { field: 'pk', composite: ['tokenHash'] }, sk: { field: 'sk', composite: [] } },
        ofWorker: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['workerId'] },
          sk: { field: 'gsi1sk', composite: ['keptAt'] },
        },
      },
    },
    database,
  )

  return {
    /** Writes what is not there yet, or goes soon: a worker has one page a batch, and many messages lead to it. */
    async keep(kept: readonly TripPageLink[], keptAt: Instant): Promise<void> {
      if (kept.length === 0) return
      const keys = kept.map(({ tokenHash }) => ({ tokenHash }))
      const known = await readEach(keys, (some) => links.get(some).go({ attributes: ['tokenHash', 'expiresAt'] }))
      const lasts = known.filter(({ expiresAt }) => expiresAt >= expiry(keptAt, shortest))
      const there = new Set(lasts.map(({ tokenHash }) => tokenHash))
      const items = kept
        .filter(({ tokenHash }) => !there.has(tokenHash))
        .map((link) => ({ ...link, keptAt, expiresAt: expiry(keptAt, retention) }))
      await putEach(items, (some) => links.put(some).go())
    },
    async get(tokenHash: string): Promise<TripPageLink | null> {
      return (await links.get({ tokenHash }).go()).data
    },
    /** Every page of the worker, the oldest first, and since when it is there. */
    async ofWorker(workerId: WorkerId): Promise<(TripPageLink & { readonly keptAt: Instant })[]> {
      return (await links.query.ofWorker({ workerId }).go({ pages: 'all' })).data
    },
    /** From now on the links lead nowhere. */
    async erase(some: readonly Pick<TripPageLink, 'tokenHash'>[]): Promise<void> {
      await putEach(
        some.map(({ tokenHash }) => ({ tokenHash })),
        (slice) => links.delete(slice).go(),
      )
    },
  }
}
