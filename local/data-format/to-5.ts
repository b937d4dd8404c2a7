import { bringAgreementsUp } from './bring-agreements-up.ts'
import { listWhatWaits } from './list-what-waits.ts'
import type { Migration } from './migration.ts'
import { withTableOf } from './with-table-of.ts'

/** What waits stands on the work lists, in order; every active agreement has a day on which it is looked at. */
export const to5: Migration = {
  change: (data) =>
    withTableOf(data, async (database) => {
      await bringAgreementsUp(database)
      await listWhatWaits(database)
    }),
}
