import { listHeldCases } from './list-held-cases.ts'
import type { Migration } from './migration.ts'
import { noteLateReports } from './note-late-reports.ts'
import { withTableOf } from './with-table-of.ts'

/** The open cases of a colleague are found by who holds them, and reports that were late before there were work lists stand on them. */
export const to6: Migration = {
  change: (data) =>
    withTableOf(data, async (database) => {
      await listHeldCases(database)
      await noteLateReports(database)
    }),
}
