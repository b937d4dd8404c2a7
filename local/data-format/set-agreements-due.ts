import type { Database } from '../../storage/database.ts'
import { agreementsIn } from '../../storage/enterprises/agreements.ts'
import { enterprisesIn } from '../../storage/enterprises/enterprises.ts'

/** Until they had a day on which they are looked at, agreements ended by an execution that waited for a year. */
export async function setAgreementsDue(database: Database): Promise<void> {
  const enterprises = enterprisesIn(database)
  const agreements = agreementsIn(database)
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof enterprises.list>> = await enterprises.list(cursor, 100)
    for (const { id } of page.items) await agreements.dateOld(id)
    cursor = page.next
  } while (cursor !== null)
}
