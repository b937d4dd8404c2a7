import { listDueInOrder } from './list-due-in-order.ts'
import type { Migration } from './migration.ts'
import { withTableOf } from './with-table-of.ts'

/** Cases that are due stand in one list, of which the beginning of a day takes its part. */
export const to8: Migration = { change: (data) => withTableOf(data, listDueInOrder) }
