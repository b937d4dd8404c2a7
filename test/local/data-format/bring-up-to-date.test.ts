import { createHash } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { claimDataFolder } from '../../../local/claim-data-folder.ts'
import { bringUpToDate } from '../../../local/data-format/bring-up-to-date.ts'
import { keptFormat } from '../../../local/data-format/kept-format.ts'
import type { Migration } from '../../../local/data-format/migration.ts'
import { nameSince } from '../../../local/data-format/name-since.ts'
import { thisFormat } from '../../../local/data-format/this-format.ts'
import { thisVersion } from '../../../local/data-format/this-version.ts'
import { runDemo } from '../../../local/demo/run-demo.ts'
import { SetupProblem } from '../../../local/setup-problem.ts'
import { unpackFolder } from '../../fixtures/unpack-folder.ts'
import { tellToNobody } from '../../journeys/tell-to-nobody.ts'

const brokenOff = new URL('../../fixtures/v0.1.0/broken-off.folder.br', import.meta.url)
const today = 1 + thisVersion.migrations.length

let folder: string
let data: string
let told: string[]
const tell = (line: string) => told.push(line)
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhida-format-'))
  data = join(folder, 'data')
  told = []
})
afterEach(() => rm(folder, { recursive: true }))

/** Every file of the folder with a digest of what it holds. */
async function contents(): Promise<[string, string][]> {
  const found = await readdir(data, { recursive: true, withFileTypes: true })
  const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const digest = async (file: string) =>
    createHash('sha256')
      .update(await readFile(file))
      .digest('hex')
  return Promise.all(files.sort().map(async (file): Promise<[string, string]> => [file, await digest(file)]))
}

function journal<Seen>(use: (db: DatabaseSync) => Seen): Seen {
  const db = new DatabaseSync(join(data, 'workflows.sqlite'))
  try {
    return use(db)
  } finally {
    db.close()
  }
}

/** The functions that stand in a column of the journal. */
function functionsIn(table: 'revisions' | 'threads', column: 'definition' | 'record'): Set<string> {
  const rows = journal((db) => db.prepare(`SELECT ${column} AS text FROM ${table}`).all())
  return new Set(rows.flatMap(({ text }) => String(text).match(/(?<=:function:)[\w-]+/g) ?? []))
}

describe('the format of a folder', () => {
  test('is one more than there are migrations', () => {
    expect(thisFormat).toBe(today)
  })

  test('is that of today when it is new', async () => {
    await unpackNothing()
    expect(await keptFormat(data)).toBeUndefined()
    await bringUpToDate(data, tell)
    expect(await keptFormat(data)).toBe(today)
    expect((await readdir(data)).sort()).toEqual(['format', 'lock'])
    expect(told).toEqual([])
  })

  test('is 1 when v0.1.0 made it, and that of today once it was brought up to date', async () => {
    await unpackFolder(brokenOff, data)
    expect(await keptFormat(data)).toBe(1)
    await bringUpToDate(data, tell)
    expect(await keptFormat(data)).toBe(today)
    expect(told).toEqual([`${data} was brought up to date: from format 1 to ${today}`])
    await bringUpToDate(data, tell)
    expect(told).toHaveLength(1)
  })

  test('of a later version is refused, and the folder left as it is', async () => {
    await unpackFolder(brokenOff, data)
    await writeFile(join(data, 'format'), `${today + 1}\n`)
    const before = await contents()
    await expect(openDemo()).rejects.toThrow(
      new SetupProblem(
        `what ${data} keeps was written by a later version (format ${today + 1}; this one knows ${today}): run that version on it, or choose another folder with --data`,
      ),
    )
    expect(await contents()).toEqual(before)
  })

  test('that is no number is told of in one line', async () => {
    await unpackNothing()
    await writeFile(join(data, 'format'), '')
    await expect(bringUpToDate(data, tell)).rejects.toThrow(
      new SetupProblem(`what ${data} keeps is damaged: put back a copy of it, or choose another folder with --data`),
    )
  })
})

describe('executions that run', () => {
  test('find every function and state machine that a definition of v0.1.0 names', async () => {
    await unpackFolder(brokenOff, data)
    const { migrations, functions, machines } = thisVersion
    const names = [...functionsIn('revisions', 'definition')]
    expect(names.length).toBeGreaterThan(50)
    expect(names.filter((name) => !functions.has(nameSince(name, migrations, functions)))).toEqual([])
    const kept = journal((db) => db.prepare("SELECT json_extract(record, '$.name') AS name FROM machines").all())
    expect(kept).toHaveLength(11)
    expect(kept.filter(({ name }) => !machines.has(String(name)))).toEqual([])
  })

  test('call functions by their new names, also where a call is under way', async () => {
    await unpackFolder(brokenOff, data)
    journal((db) =>
      db.exec(`UPDATE threads SET record = json_set(record, '$.phase.arguments.FunctionName',
      'arn:aws:lambda:us-east-1:000000000000:function:zhida-x-before') WHERE json_extract(record, '$.phase.kind') = 'task'`),
    )
    journal((db) =>
      db.exec(
        "UPDATE revisions SET definition = replace(definition, ':function:zhida-transport-freeze-manifest\"', ':function:zhida-x-before\"')",
      ),
    )
    const before = functionsIn('revisions', 'definition')
    expect(before).toContain('zhida-x-before')
    const renaming: Migration = { functions: { 'zhida-x-before': 'zhida-x-since' } }
    const again: Migration = { functions: { 'zhida-x-since': 'zhida-x-today' } }
    const functions = new Set([...thisVersion.functions, 'zhida-x-today'])
    const migrations = [...thisVersion.migrations, renaming, again]
    await bringUpToDate(data, tell, { ...thisVersion, migrations, functions })
    const since = functionsIn('revisions', 'definition')
    expect(since.size).toBe(before.size)
    expect([...since].filter((name) => !functions.has(name))).toEqual([])
    expect(functionsIn('threads', 'record')).toEqual(new Set(['zhida-x-today']))
    expect(await keptFormat(data)).toBe(today + 2)
  })

  test('and could not go on keep their folder as it is, with one line that counts them', async () => {
    await unpackFolder(brokenOff, join(folder, 'open'))
    const db = new DatabaseSync(join(folder, 'open', 'workflows.sqlite'))
    db.exec('PRAGMA locking_mode = EXCLUSIVE')
    db.exec("UPDATE revisions SET definition = replace(definition, 'zhida-transport-freeze-manifest', 'zhida-gone')")
    // As a killed process leaves it: what was written last stands in the log beside the file.
    await cp(join(folder, 'open'), data, { recursive: true })
    db.close()
    const before = await contents()
    expect(before.map(([file]) => file)).toContain(join(data, 'workflows.sqlite-wal'))
    await expect(openDemo()).rejects.toThrow(
      new SetupProblem(
        `this version cannot go on with what runs in ${data} (4 of zhida-run-trip): let the version before bring it to its end, or choose another folder with --data`,
      ),
    )
    expect(await contents()).toEqual(before)
  })

  test('of a state machine that has lost its name could not go on either', async () => {
    await unpackFolder(brokenOff, data)
    const machines = new Set([...thisVersion.machines].filter((name) => name !== 'zhida-run-trip'))
    await expect(bringUpToDate(data, tell, { ...thisVersion, machines })).rejects.toThrow(
      '(1 of zhida-run-transfer-batch, 4 of zhida-run-trip)',
    )
  })

  test('and those that have ended need nothing', async () => {
    await unpackFolder(brokenOff, data)
    journal((db) => db.exec("UPDATE executions SET status = 'SUCCEEDED'; DELETE FROM threads"))
    await bringUpToDate(data, tell, { ...thisVersion, functions: new Set() })
    expect(await keptFormat(data)).toBe(today)
  })
})

test('a migration that breaks off is done again, one that was done is not', async () => {
  await unpackFolder(brokenOff, data)
  const done: string[] = []
  let broken = true
  const first: Migration = { change: async () => void done.push('first') }
  const second: Migration = {
    async change() {
      done.push('second')
      if (broken) throw new Error('the power fails')
    },
  }
  const version = { ...thisVersion, migrations: [...thisVersion.migrations, first, second] }
  await expect(bringUpToDate(data, tell, version)).rejects.toThrow('the power fails')
  expect(await keptFormat(data)).toBe(today + 1)
  broken = false
  await bringUpToDate(data, tell, version)
  expect(done).toEqual(['first', 'second', 'second'])
  expect(await keptFormat(data)).toBe(today + 2)
})

const openDemo = () => runDemo({ seed: 3, sheets: [], data, keep: true, stream: tellToNobody() }, async () => 'played')

async function unpackNothing(): Promise<void> {
  await (await claimDataFolder(data))()
  await writeFile(join(data, 'lock'), '1')
}
