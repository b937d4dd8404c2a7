import { listsOfEnterprise } from '../../domain/enterprises/waits-of-enterprise.ts'
import type { Database } from '../../storage/database.ts'
import { agreementsIn } from '../../storage/enterprises/agreements.ts'
import { enterprisesIn } from '../../storage/enterprises/enterprises.ts'
import { headcountsIn } from '../../storage/enterprises/headcounts.ts'

/**
 * Agreements get the day on which they are looked at, where they ended by an execution that waited for a year; and they and open
 * questions stand on the lists of who looks after their enterprise, where they stood on the province's alone.
 */
export async function bringAgreementsUp(database: Database): Promise<void> {
  const enterprises = enterprisesIn(database)
  const agreements = agreementsIn(database)
  const headcounts = headcountsIn(database)
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof enterprises.list>> = await enterprises.list(cursor, 100)
    for (const enterprise of page.items) {
      await agreements.dateOld(enterprise.id)
      await agreements.listOn(enterprise.id, listsOfEnterprise(enterprise))
      await headcounts.listOn(enterprise.id, listsOfEnterprise(enterprise))
    }
    cursor = page.next
  } while (cursor !== null)
}
