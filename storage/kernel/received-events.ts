import { Entity } from 'electrodb'
import type { Instant } from '../../domain/kernel/instant.ts'
import { type Database, expiry } from '../database.ts'

/** Longer than any sender retries: a webhook-id seen again within it is a replay. */
const retention = { days: 30 }

export function receivedEventsIn(database: Database) {
  const events = new Entity(
    {
      model: { entity: 'receivedEvent', version: '1', service: 'zhida' },
      attributes: {
        sender: { type: 'string', required: true },
        webhookId: { type: 'string', required: true },
        receivedAt: { type: 'string', required: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        byId: {
          // Senders' ids tell capitals from small letters, and keys are written small unless told.
          pk: { field: 'pk', composite: ['sender', 'webhookId'], casing: 'none' },
          sk: { field: 'sk', composite: [] },
        },
      },
    },
    database,
  )
  return {
    async has(sender: string, webhookId: string): Promise<boolean> {
      return (await events.get({ sender, webhookId }).go()).data !== null
    },
    /** Marked after the event took effect, so that one that failed halfway may come again. */
    async mark(sender: string, webhookId: string, receivedAt: Instant): Promise<void> {
      await events.put({ sender, webhookId, receivedAt, expiresAt: expiry(receivedAt, retention) }).go()
    },
  }
}
