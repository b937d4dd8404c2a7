import { paginateScan } from '@aws-sdk/lib-dynamodb'
import type { Instant } from '../../domain/kernel/instant.ts'
import { type Case, isOpen } from '../../domain/stabilisation/case.ts'
import type { Database } from '../../storage/database.ts'
import { putEach } from '../../storage/put-each.ts'
import { heldCaseEntity } from '../../storage/stabilisation/case-entities.ts'

interface KeptCase {
  readonly __edb_e__: string
  readonly one: Case
  readonly heldBy?: string
  readonly expiresAt: number
}

/** Leads from each colleague to the open cases that they hold: before, a case alone said so. Done twice it leaves the same. */
export async function listHeldCases(database: Database): Promise<void> {
  const held: { holder: string; caseId: Case['caseId']; act: string; at: Instant; expiresAt: number }[] = []
  for await (const { Items = [] } of paginateScan(database, { TableName: database.table, ConsistentRead: true }))
    for (const { __edb_e__, one, heldBy, expiresAt } of Items as KeptCase[])
      if (__edb_e__ === 'case' && heldBy !== undefined && isOpen(one))
        held.push({ holder: heldBy, caseId: one.caseId, act: 'before format 6', at: one.openedAt, expiresAt })
  await putEach(held, (some) => heldCaseEntity(database).put(some).go())
}
