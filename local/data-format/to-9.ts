import { listLeaner } from './list-leaner.ts'
import type { Migration } from './migration.ts'
import { withTableOf } from './with-table-of.ts'

/**
 * Trips are listed by an index that holds keys, and workers by shorter ones. Check-ins that were asked at once lie in one item besides, as do
 * receipts that came at once and a worker's sealed details: what lay there before is read as it is.
 */
export const to9: Migration = { change: (data) => withTableOf(data, listLeaner) }
