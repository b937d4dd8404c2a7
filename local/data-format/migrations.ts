import type { Migration } from './migration.ts'
import { to2 } from './to-2.ts'
import { to3 } from './to-3.ts'
import { to4 } from './to-4.ts'
import { to5 } from './to-5.ts'
import { to6 } from './to-6.ts'
import { to7 } from './to-7.ts'
import { to8 } from './to-8.ts'
import { to9 } from './to-9.ts'

/** In order: the first leads from format 1 to 2. Once released, one of them only changes to mend it. */
export const migrations: readonly Migration[] = [to2, to3, to4, to5, to6, to7, to8, to9]
