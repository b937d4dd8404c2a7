import { existsSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/** Reads a database that nobody else has open, and leaves the folder as it was: SQLite makes files beside one with a log. */
export function readUntouched<Seen>(file: string, read: (db: DatabaseSync) => Seen): Seen {
  const made = [`${file}-wal`, `${file}-shm`].filter((beside) => !existsSync(beside))
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    return read(db)
  } finally {
    db.close()
    for (const beside of made) rmSync(beside, { force: true })
  }
}
