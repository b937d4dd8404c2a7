import { listWhatWaits } from './list-what-waits.ts'
import type { Migration } from './migration.ts'
import { setAgreementsDue } from './set-agreements-due.ts'
import { withTableOf } from './with-table-of.ts'

/** What waits stands on the work lists, in order; every active agreement has a day on which it is looked at. */
export const to5: Migration = {
  change: (data) =>
    withTableOf(data, async (database) => {
      await setAgreementsDue(database)
      await listWhatWaits(database)
    }),
}
