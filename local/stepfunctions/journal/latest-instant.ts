import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/**
 * Epoch milliseconds of the last thing that a journal tells of, undefined for none: a clock that jumps must not start
 * before it, or time would run backwards for what goes on.
 */
export function latestInstant(file: string): number | undefined {
  if (!existsSync(file)) return undefined
  const db = new DatabaseSync(file)
  try {
    const known = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'history'").get()
    if (!known) return undefined
    const row = db.prepare("SELECT max(json_extract(events, '$[#-1].timestamp')) AS latest FROM history").get()
    return typeof row?.['latest'] === 'number' ? row['latest'] : undefined
  } finally {
    db.close()
  }
}
