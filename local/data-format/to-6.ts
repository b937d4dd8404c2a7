import { listHeldCases } from './list-held-cases.ts'
import type { Migration } from './migration.ts'
import { withTableOf } from './with-table-of.ts'

/** The open cases of a colleague are found by who holds them. */
export const to6: Migration = {
  change: (data) => withTableOf(data, listHeldCases),
}
