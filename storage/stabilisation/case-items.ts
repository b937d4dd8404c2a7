import { Service } from 'electrodb'
import type { CaseId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { type Case, isOpen, placeOf } from '../../domain/stabilisation/case.ts'
import { type Database, expiry } from '../database.ts'
import { waitingEntity } from '../kernel/waiting.ts'
import { readEach } from '../read-each.ts'
import { caseEntities } from './case-entities.ts'

/** Data on a person is erased when its purpose has ended (default). */
export const caseRetention = { days: 730 }

/** The items of cases, and a case as it is kept in one. */
export function caseItemsIn(database: Database) {
  const entities = caseEntities(database)
  const { cases, openCases, monthCases, heldCases, caseSteps, cityTurns } = entities
  const service = new Service({
    cases,
    openCases,
    monthCases,
    heldCases,
    caseSteps,
    cityTurns,
    waiting: waitingEntity(database),
  })
  const itemOf = (one: Case) => ({
    caseId: one.caseId,
    workerId: one.workerId,
    place: placeOf(one),
    standing: isOpen(one) ? ('open' as const) : ('closed' as const),
    openedAt: one.openedAt,
    state: one.state,
    one,
    expiresAt: expiry(one.openedAt, caseRetention),
  })

  interface CaseItem {
    readonly one: Case
    readonly lastCallAt?: Instant | undefined
    readonly heldBy?: string | undefined
    readonly revision?: number | undefined
  }
  const caseIn = ({ one, lastCallAt, heldBy, revision }: CaseItem): Case => ({
    ...one,
    ...(revision !== undefined && { revision }),
    ...(lastCallAt !== undefined && { lastCallAt }),
    ...(heldBy !== undefined && { heldBy }),
  })

  async function get(caseId: CaseId): Promise<Case | null> {
    const { data } = await cases.get({ caseId }).go({ consistent: true })
    return data && caseIn(data)
  }
  async function getMany(caseIds: readonly CaseId[]): Promise<Case[]> {
    const keys = caseIds.map((caseId) => ({ caseId }))
    const read = (some: typeof keys) => cases.get(some).go({ preserveBatchOrder: true, consistent: true })
    return keys.length === 0 ? [] : (await readEach(keys, read)).map(caseIn)
  }
  /** A case that is closed is nobody's load any more; the case itself goes on to say who had it. */
  async function letGo(item: { readonly caseId: CaseId; readonly heldBy?: string | undefined } | null): Promise<void> {
    if (item?.heldBy !== undefined) await heldCases.delete({ holder: item.heldBy, caseId: item.caseId }).go()
  }
  return { ...entities, service, itemOf, caseIn, get, getMany, letGo }
}

export type CaseItems = ReturnType<typeof caseItemsIn>
