import { Entity } from 'electrodb'
import type { CaseId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { type Database, expiry, type Page, text } from '../database.ts'

/** Longer than a round over due cases may wait for somebody to mend it. */
const retention = { days: 90 }

/** Which cases are to be looked at when; whether one has gone on since says the case itself. */
export function dueCasesIn(database: Database) {
  const dueCases = new Entity(
    {
      model: { entity: 'dueCase', version: '1', service: 'zhida' },
      attributes: {
        at: { type: text<Instant>(), required: true },
        caseId: { type: text<CaseId>(), required: true },
        expiresAt: { type: 'number', required: true, hidden: true },
      },
      indexes: { ofTime: { pk: { field: 'pk', composite: ['at'] }, sk: { field: 'sk', composite: ['caseId'] } } },
    },
    database,
  )
  return {
    /** Written before the case is what it says, and harmless where it never becomes so; the same again is one. */
    async add(caseId: CaseId, at: Instant): Promise<void> {
      await dueCases.put({ caseId, at, expiresAt: expiry(at, retention) }).go()
    },
    async at(at: Instant, cursor: string | null, limit: number): Promise<Page<CaseId>> {
      const found = await dueCases.query.ofTime({ at }).go({ cursor, limit, consistent: true })
      return { items: found.data.map(({ caseId }) => caseId), next: found.cursor }
    },
  }
}
