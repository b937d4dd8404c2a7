import { join } from 'node:path'
import type { Migration } from './migration.ts'
import { sealLedger } from './seal-ledger.ts'

/** Simulated partners keep no plain phones. */
export const to3: Migration = {
  change: async (data) => sealLedger(join(data, 'partners.sqlite')),
}
