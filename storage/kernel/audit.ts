import { Entity } from 'electrodb'
import type { Instant } from '../../domain/kernel/instant.ts'
import { type Database, expiry, typed } from '../database.ts'

export interface AuditRecord {
  /** What was made or changed, by its id; the operation where nothing has one. */
  readonly subject: string
  readonly at: Instant
  readonly requestId: string
  readonly actor: string
  readonly role: string
  /** The operation, as the catalog of functions names it, e.g. `batches/approve-batch`. */
  readonly action: string
  /** What a colleague recorded on somebody's word: who spoke, and why it was recorded for them. */
  readonly word?: { readonly by: string; readonly reason: string }
  /** Of a reading of personal details: whose (by a reference to their list), how many, and why. */
  readonly opened?: { readonly list: string; readonly people: number; readonly why: string }
}

/** Kept for three years, as the law on personal data expects of processing records. */
const retention = { days: 3 * 365 }

export function auditIn(database: Database) {
  const records = new Entity(
    {
      model: { entity: 'audit', version: '1', service: 'zhida' },
      attributes: {
        subject: { type: 'string', required: true },
        at: { type: 'string', required: true },
        requestId: { type: 'string', required: true },
        actor: { type: 'string', required: true },
        role: { type: 'string', required: true },
        action: { type: 'string', required: true },
        word: { type: typed<NonNullable<AuditRecord['word']>>() },
        opened: { type: typed<NonNullable<AuditRecord['opened']>>() },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        bySubject: { pk: { field: 'pk', composite: ['subject'] }, sk: { field: 'sk', composite: ['at', 'requestId'] } },
      },
    },
    database,
  )
  return {
    async record(record: AuditRecord): Promise<void> {
      await records.put({ ...record, expiresAt: expiry(record.at, retention) }).go()
    },
    async of(subject: string): Promise<readonly AuditRecord[]> {
      const found = await records.query.bySubject({ subject }).go({ pages: 'all' })
      return found.data.map((item) => ({ ...item, at: item.at as Instant }))
    },
  }
}
