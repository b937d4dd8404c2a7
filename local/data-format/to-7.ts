import { listAnew } from './list-anew.ts'
import type { Migration } from './migration.ts'
import { withTableOf } from './with-table-of.ts'

/** Workers and placements are listed by indexes that hold keys, a county's workers in parts. */
export const to7: Migration = { change: (data) => withTableOf(data, listAnew) }
