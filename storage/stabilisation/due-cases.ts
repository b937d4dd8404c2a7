import type { CaseId } from '../../domain/kernel/ids.ts'
import { type Instant, plus } from '../../domain/kernel/instant.ts'
import { type Database, expiry, type Page, text } from '../database.ts'
import { Entity } from '../entity.ts'
import { putEach } from '../put-each.ts'
import { sortsFirst } from '../sort-ends.ts'

/** Longer than a round over due cases may wait for somebody to mend it. */
const retention = { days: 90 }

/** That a case is to be looked at at a time. */
export interface DueCase {
  readonly at: Instant
  readonly caseId: CaseId
  /** Since when it is listed. */
  readonly since: Instant
}

export function dueCaseEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'dueCase', version: '1', service: 'zhida' },
      attributes: {
        /** There is one list. */
        list: { type: text<'due'>(), required: true },
        at: { type: text<Instant>(), required: true },
        caseId: { type: text<CaseId>(), required: true },
        since: { type: text<Instant>(), required: true },
        expiresAt: { type: 'number', required: true, hidden: true },
      },
      indexes: {
        inOrder: { pk: { field: 'pk', composite: ['list'] }, sk: { field: 'sk', composite: ['at', 'caseId'] } },
      },
    },
    database,
  )
}

const list = 'due'

export function dueCaseItem(due: DueCase) {
  return { list, ...due, expiresAt: expiry(due.at, retention) } as const
}

/** Which cases are to be looked at when, until they were; whether one has gone on since says the case itself. */
export function dueCasesIn(database: Database) {
  const dueCases = dueCaseEntity(database)
  const page = ({ data, cursor }: { data: readonly DueCase[]; cursor: string | null }): Page<DueCase> => ({
    items: data.map(({ at, caseId, since }) => ({ at, caseId, since })),
    next: cursor,
  })
  return {
    /** Written before a case is what it says, and harmless where it never becomes so; the same again is one. */
    async add(some: readonly DueCase[]): Promise<void> {
      await putEach(some.map(dueCaseItem), (slice) => dueCases.put(slice).go())
    },
    async at(at: Instant, cursor: string | null, limit: number): Promise<Page<DueCase>> {
      return page(await dueCases.query.inOrder({ list, at }).go({ cursor, limit, consistent: true }))
    },
    /** Those of that time and before, the first first. */
    async until(at: Instant, cursor: string | null, limit: number): Promise<Page<DueCase>> {
      return page(
        await dueCases.query
          .inOrder({ list })
          .between({ at: sortsFirst() }, { at })
          .go({ cursor, limit, consistent: true }),
      )
    },
    /** Takes off what has been looked at; what was listed just now may be about to become true, and stays. */
    async strike(some: readonly DueCase[], now: Instant): Promise<void> {
      const done = some.filter(({ since }) => plus(since, { hours: 1 }) <= now)
      await putEach(
        done.map(({ at, caseId }) => ({ list, at, caseId }) as const),
        (slice) => dueCases.delete(slice).go(),
      )
    },
  }
}
