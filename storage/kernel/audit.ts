import { type CalendarDate, dateInShanghai, type Instant } from '../../domain/kernel/instant.ts'
import { type Database, expiry, type Page, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { writeSingly } from '../write-singly.ts'

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

/** From `since` until before `until`. */
export interface AuditPage {
  readonly since: Instant
  readonly until: Instant
  readonly cursor: string | null
  readonly limit: number
}

type Stored = Omit<AuditRecord, 'at'> & { readonly at: string }

/** Kept for three years, as the law on personal data expects of processing records. */
const retention = { days: 3 * 365 }

/** With this the partition key of every record begins, and of nothing else. */
export const auditKeys = '$zhida#subject_'

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
        /** Of `at`, in Shanghai; missing in records of releases before, which are found by their subject alone. */
        date: { type: 'string' },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        bySubject: {
          pk: { field: 'pk', composite: ['subject'] },
          sk: { field: 'sk', composite: ['at', 'requestId', 'action'] },
        },
        byActor: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['actor'] },
          sk: { field: 'gsi1sk', composite: ['at', 'requestId'] },
        },
        byDay: {
          index: 'gsi2',
          pk: { field: 'gsi2pk', composite: ['date'] },
          sk: { field: 'gsi2sk', composite: ['at', 'requestId'] },
        },
      },
    },
    database,
  )
  const recordOf = ({ subject, at, requestId, actor, role, action, word, opened }: Stored): AuditRecord => ({
    subject,
    at: at as Instant,
    requestId,
    actor,
    role,
    action,
    ...(word ? { word } : {}),
    ...(opened ? { opened } : {}),
  })
  return {
    /**
     * Records are only ever added: the same one again stays as it was first written. By INSERT, which has no form that writes over what
     * is there; every other write of these keys is denied to functions (`infra/handler-function.ts`).
     */
    async record(record: AuditRecord): Promise<void> {
      const item = { ...record, date: dateInShanghai(record.at), expiresAt: expiry(record.at, retention) }
      await writeSingly([item], database, (one) => records.create(one))
    },
    async of(subject: string): Promise<readonly AuditRecord[]> {
      return (await records.query.bySubject({ subject }).go({ pages: 'all' })).data.map(recordOf)
    },
    /** What a colleague, or a task, did and read in this time, the newest first. */
    async ofActor(actor: string, { since, until, cursor, limit }: AuditPage): Promise<Page<AuditRecord>> {
      const asked = records.query.byActor({ actor }).between({ at: since }, { at: until })
      const found = await asked.go({ cursor, limit, order: 'desc' })
      return { items: found.data.map(recordOf), next: found.cursor }
    },
    /** What anybody did and read on this day, the newest first. */
    async ofDay(date: CalendarDate, { since, until, cursor, limit }: AuditPage): Promise<Page<AuditRecord>> {
      const asked = records.query.byDay({ date }).between({ at: since }, { at: until })
      const found = await asked.go({ cursor, limit, order: 'desc' })
      return { items: found.data.map(recordOf), next: found.cursor }
    },
  }
}
