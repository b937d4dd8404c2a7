import { claimPlaces } from './claim-places.ts'
import type { Migration } from './migration.ts'
import { withTableOf } from './with-table-of.ts'

/** Places of a job order belong to the batch that asked for them; what was asked before is counted too. */
export const to4: Migration = { change: (data) => withTableOf(data, claimPlaces) }
