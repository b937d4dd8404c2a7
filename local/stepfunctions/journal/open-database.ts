import { DatabaseSync } from 'node:sqlite'
import { isDeepStrictEqual } from 'node:util'
import { schema } from './schema.ts'
import { UnusableJournal, unusable } from './unusable-journal.ts'

/** In milliseconds: one that is just being ended lets go within that. */
const patience = 1000

/**
 * Opens the file of a journal for this process alone, and makes its tables if it is new.
 * @throws UnusableJournal when another engine has it open, when it is damaged, when another version wrote it
 */
export function openDatabase(file: string): DatabaseSync {
  let db: DatabaseSync | undefined
  try {
    db = new DatabaseSync(file, { timeout: patience })
    // One engine a journal: a second one would run every execution again beside the first.
    db.exec(
      'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -4000;',
    )
    // Half of its tables would look like a journal of another form.
    if (tablesOf(db).length === 0) db.exec(`BEGIN; ${schema} COMMIT;`)
    else if (!isDeepStrictEqual(tablesOf(db), ownTables())) throw new UnusableJournal('of another form')
    return db
  } catch (failure) {
    db?.close()
    throw unusable(failure)
  }
}

function ownTables(): string[] {
  const db = new DatabaseSync(':memory:')
  db.exec(schema)
  const tables = tablesOf(db)
  db.close()
  return tables
}

function tablesOf(db: DatabaseSync): string[] {
  const rows = db.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name').all()
  return rows.map((row) => String(row['sql']).replaceAll(/\s+/g, ' '))
}
