import { Entity } from 'electrodb'
import type { EventId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { type Database, expiry, text } from '../database.ts'

/** Longer than any provider repeats a reply. */
const retention = { days: 30 }

/** A reply that took effect. Its text is not kept: what it meant is with the offer, the check-in or the case. */
export interface TakenReply {
  readonly eventId: EventId
  readonly receivedAt: Instant
}

export function repliesIn(database: Database) {
  const replies = new Entity(
    {
      model: { entity: 'reply', version: '1', service: 'zhida' },
      attributes: {
        eventId: { type: text<EventId>(), required: true },
        receivedAt: { type: text<Instant>(), required: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['eventId'] }, sk: { field: 'sk', composite: [] } },
      },
    },
    database,
  )
  return {
    async taken(ids: readonly EventId[]): Promise<ReadonlySet<EventId>> {
      if (ids.length === 0) return new Set()
      const found = await replies.get(ids.map((eventId) => ({ eventId }))).go({ concurrency: 4 })
      return new Set(found.data.map(({ eventId }) => eventId))
    },
    /** Marked after they took effect, so that a delivery that failed halfway may come again. */
    async take(taken: readonly TakenReply[]): Promise<void> {
      if (taken.length === 0) return
      const items = taken.map((reply) => ({ ...reply, expiresAt: expiry(reply.receivedAt, retention) }))
      const { unprocessed } = await replies.put(items).go({ concurrency: 4 })
      if (unprocessed.length > 0) throw new Error(`the table left out ${unprocessed.length} replies`)
    },
  }
}
