import { paginateScan } from '@aws-sdk/lib-dynamodb'
import type { CaseId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { Database } from '../../storage/database.ts'
import { putEach } from '../../storage/put-each.ts'
import { dueCaseEntity, dueCaseItem } from '../../storage/stabilisation/due-cases.ts'

interface Kept {
  readonly __edb_e__: string
  readonly list?: string
  readonly caseId: CaseId
  readonly at: Instant
}

/** Due cases stand in one list, and no more by their hour each. Done twice it leaves the same. */
export async function listDueInOrder(database: Database): Promise<void> {
  const due: ReturnType<typeof dueCaseItem>[] = []
  for await (const { Items = [] } of paginateScan(database, { TableName: database.table, ConsistentRead: true }))
    for (const { __edb_e__, list, caseId, at } of Items as Kept[])
      if (__edb_e__ === 'dueCase' && list === undefined) due.push(dueCaseItem({ caseId, at, since: at }))
  await putEach(due, (some) => dueCaseEntity(database).put(some).go())
}
