import { DatabaseSync } from 'node:sqlite'
import { Collection } from './collection.ts'
import { ledgerSeal } from './ledger-seal.ts'

/** Something that a partner means to do; `data` is JSON. */
export interface Plan {
  readonly id: number
  /** Epoch milliseconds, may have a fraction. */
  readonly at: number
  readonly verb: string
  readonly data: unknown
}

/**
 * What the simulated partners know and what they mean to do. With a file they go on after the death of the process at any
 * moment: `keep` comes before anybody outside may see what changed. Values, keys and plans are sealed in the file.
 */
export interface Ledger {
  /** The collection of this name; the same one each time. Its values are JSON and never changed in place. */
  collection<Value>(name: string): Collection<Value>
  note(plan: Omit<Plan, 'id'>): Plan
  crossOff(plan: Plan): void
  /** What was noted before this start and not crossed off, in the order in which it was noted. */
  readonly plans: readonly Plan[]
  /** Keeps what has changed, all of it or nothing. `now` is in epoch milliseconds. */
  keep(now: number): void
  /** When something was kept last, in epoch milliseconds; undefined in a new ledger. */
  readonly lastKept: number | undefined
  close(): void
}

/**
 * The tables keep the names that they had at first: folders of every release open. `key` is a name that stands for the key,
 * `value` holds both, sealed.
 */
const schema = `
CREATE TABLE IF NOT EXISTS shelves (shelf TEXT, key TEXT, value TEXT NOT NULL, PRIMARY KEY (shelf, key));
CREATE TABLE IF NOT EXISTS plans (id INTEGER PRIMARY KEY, at REAL NOT NULL, verb TEXT NOT NULL, data TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS latest (id INTEGER PRIMARY KEY CHECK (id = 1), at REAL NOT NULL);
`

/** Without a file everything is in memory alone. */
export function openLedger(file?: string): Ledger {
  const db = file === undefined ? undefined : new DatabaseSync(file)
  db?.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;')
  db?.exec(schema)
  const seal = file === undefined ? undefined : ledgerSeal(file)
  const opened = (sealed: unknown): unknown => seal && JSON.parse(seal.open(String(sealed)))
  const sealed = (value: unknown) => seal?.seal(JSON.stringify(value)) ?? null
  const sql = {
    put: db?.prepare(
      'INSERT INTO shelves VALUES (?, ?, ?) ON CONFLICT (shelf, key) DO UPDATE SET value = excluded.value',
    ),
    remove: db?.prepare('DELETE FROM shelves WHERE shelf = ? AND key = ?'),
    note: db?.prepare('INSERT INTO plans VALUES (?, ?, ?, ?)'),
    crossOff: db?.prepare('DELETE FROM plans WHERE id = ?'),
    latest: db?.prepare('INSERT OR REPLACE INTO latest VALUES (1, ?)'),
  }
  const plans = (db?.prepare('SELECT id, at, verb, data FROM plans ORDER BY id').all() ?? []).map(
    ({ id, at, verb, data }): Plan => ({
      id: Number(id),
      at: Number(at),
      verb: String(verb),
      data: opened(data),
    }),
  )
  const lastKept = db?.prepare('SELECT at FROM latest').get()?.['at']
  const collections = new Map<string, Collection<unknown>>()
  let lastPlan = plans.at(-1)?.id ?? 0
  let changes: (() => void)[] = []
  const change = (write: () => void) => {
    if (db) changes.push(write)
  }

  function openCollection(name: string): Collection<unknown> {
    const rows = db?.prepare('SELECT value FROM shelves WHERE shelf = ? ORDER BY rowid').all(name) ?? []
    const kept = rows.map(({ value }) => opened(value) as readonly [string, unknown])
    return new Collection<unknown>(kept, (key, value) => {
      if (!seal) return
      const row = seal.nameFor(name, key)
      const text = value === undefined ? undefined : sealed([key, value])
      change(() => (text === undefined ? sql.remove?.run(name, row) : sql.put?.run(name, row, text)))
    })
  }

  return {
    collection<Value>(name: string) {
      const collection = collections.get(name) ?? openCollection(name)
      collections.set(name, collection)
      return collection as Collection<Value>
    },
    note({ at, verb, data }) {
      const id = ++lastPlan
      const kept = sealed(data)
      change(() => sql.note?.run(id, at, verb, kept))
      return { id, at, verb, data }
    },
    crossOff({ id }) {
      change(() => sql.crossOff?.run(id))
    },
    plans,
    keep(now) {
      if (changes.length === 0 || !db?.isOpen) return
      const writes = changes
      changes = []
      db.exec('BEGIN IMMEDIATE')
      for (const write of writes) write()
      sql.latest?.run(now)
      db.exec('COMMIT')
    },
    lastKept: typeof lastKept === 'number' ? lastKept : undefined,
    close: () => db?.close(),
  }
}
