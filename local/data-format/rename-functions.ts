import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { Migration } from './migration.ts'
import { functionInText, nameSince } from './name-since.ts'

/**
 * Gives functions the names that they have since a migration, in the definitions that a journal keeps and in the calls that
 * are under way. All of it or nothing; a second time it changes nothing.
 */
export function renameFunctions(journal: string, migration: Migration, functions: ReadonlySet<string>): void {
  if (!existsSync(journal)) return
  const db = new DatabaseSync(journal)
  try {
    if (!db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'revisions'").get()) return
    db.function('renamed', { deterministic: true }, (text) =>
      String(text).replaceAll(functionInText, (name) => nameSince(name, [migration], functions)),
    )
    db.exec('BEGIN IMMEDIATE')
    db.exec('UPDATE revisions SET definition = renamed(definition)')
    db.exec('UPDATE threads SET record = renamed(record)')
    db.exec('COMMIT')
  } finally {
    db.close()
  }
}
