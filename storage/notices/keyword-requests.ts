import type { EventId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { type Database, expiry, text } from '../database.ts'
import { Entity } from '../entity.ts'
import { readEach } from '../read-each.ts'

/** Longer than any provider repeats a reply. */
const retention = { days: 30 }

/** Replies that were followed without a question: a withdrawal, a call for help. Their text is not kept. */
export function keywordRequestsIn(database: Database) {
  const requests = new Entity(
    {
      // The name under which items were first kept.
      model: { entity: 'wish', version: '1', service: 'zhida' },
      attributes: {
        eventId: { type: text<EventId>(), required: true },
        typedAt: { type: text<Instant>(), required: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['eventId'] }, sk: { field: 'sk', composite: [] } },
      },
    },
    database,
  )
  return {
    async followed(ids: readonly EventId[]): Promise<ReadonlySet<EventId>> {
      if (ids.length === 0) return new Set()
      const keys = ids.map((eventId) => ({ eventId }))
      const found = await readEach(keys, (some) => requests.get(some).go())
      return new Set(found.map(({ eventId }) => eventId))
    },
    /** Noted after it was followed, so that one that failed halfway may come again. */
    async note(eventId: EventId, typedAt: Instant): Promise<void> {
      await requests.put({ eventId, typedAt, expiresAt: expiry(typedAt, retention) }).go()
    },
  }
}
