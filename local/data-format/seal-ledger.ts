import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { isSealed, type LedgerSeal, ledgerSeal } from '../partners/ledger-seal.ts'

/** Seals what simulated partners kept in plain text, and leaves nothing of it in the file. A second time it changes nothing. */
export function sealLedger(file: string): void {
  if (!existsSync(file)) return
  const db = new DatabaseSync(file)
  try {
    if (!db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'shelves'").get()) return
    db.exec('BEGIN IMMEDIATE')
    sealRows(db, ledgerSeal(file))
    db.exec('COMMIT')
    // What was overwritten still stands in free pages and in the log.
    db.exec('VACUUM')
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } finally {
    db.close()
  }
}

function sealRows(db: DatabaseSync, ledger: LedgerSeal): void {
  const putValue = db.prepare('UPDATE shelves SET key = ?, value = ? WHERE rowid = ?')
  for (const row of db.prepare('SELECT rowid, shelf, key, value FROM shelves').all()) {
    const [shelf, key, value] = [String(row['shelf']), String(row['key']), String(row['value'])]
    if (isSealed(value)) continue
    putValue.run(
      ledger.nameFor(shelf, key),
      ledger.seal(JSON.stringify([key, JSON.parse(value)])),
      Number(row['rowid']),
    )
  }
  const putPlan = db.prepare('UPDATE plans SET data = ? WHERE id = ?')
  for (const { id, data } of db.prepare('SELECT id, data FROM plans').all())
    if (!isSealed(String(data))) putPlan.run(ledger.seal(String(data)), Number(id))
}
