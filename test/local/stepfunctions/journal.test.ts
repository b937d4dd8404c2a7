import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, test } from 'vitest'
import { SetupProblem } from '../../../local/setup-problem.ts'
import { openJournal } from '../../../local/stepfunctions/journal/open-journal.ts'
import { setupProblemOf } from '../../../local/stepfunctions/setup-problem-of.ts'
import { openWorld } from './harness.ts'

const folder = mkdtempSync(join(tmpdir(), 'zhida-journal-'))
const journal = join(folder, 'journal.sqlite')

afterEach(() => {
  for (const suffix of ['', '-wal', '-shm']) rmSync(journal + suffix, { force: true, recursive: true })
})

const asking = {
  QueryLanguage: 'JSONata',
  StartAt: 'Ask',
  States: { Ask: { Type: 'Wait', Seconds: 60, End: true } },
}

/** The line that somebody reads whose engine does not start. */
function lineWhenOpened(): string {
  try {
    openJournal(journal).close()
  } catch (failure) {
    const problem = setupProblemOf(failure, { help: false, port: 8083, data: folder, seed: 1 })
    if (problem instanceof SetupProblem) return problem.message
  }
  return 'opened'
}

test('one engine alone may have a journal', () => {
  const first = openJournal(journal)
  expect(lineWhenOpened()).toBe(`the folder ${folder} is in use: choose another with --data, or stop what runs on it`)
  first.close()
  expect(lineWhenOpened()).toBe('opened')
})

test('a file that is no journal is left as it is', () => {
  writeFileSync(journal, 'x'.repeat(5000))
  expect(lineWhenOpened()).toContain('is damaged')
  rmSync(journal)
  const other = new DatabaseSync(journal)
  other.exec('CREATE TABLE machines (arn TEXT)')
  other.close()
  expect(lineWhenOpened()).toContain('was written by another version')
  const tables = new DatabaseSync(journal).prepare('SELECT name FROM sqlite_schema').all()
  expect(tables.map((row) => row['name'])).toEqual(['machines'])
})

test('a machine that was kept before there were tags has none', async () => {
  const before = openWorld({ journal })
  const stateMachineArn = await before.create(asking)
  before.engine.close()
  const old = new DatabaseSync(journal)
  old.exec(`UPDATE machines SET record = json_remove(record, '$.tags', '$.firstRevision')`)
  old.close()
  const after = openWorld({ journal })
  expect(await after.call('ListTagsForResource', { resourceArn: stateMachineArn })).toEqual({ tags: [] })
  expect(await after.call('DescribeStateMachine', { stateMachineArn })).not.toHaveProperty('revisionId')
  after.engine.close()
})

test('what a full disk does not take is not answered, and the next start goes on from before it', async () => {
  let broken: Error | undefined
  const before = openWorld({ journal, onBroken: (failure) => (broken = failure) })
  const held = before.clock.busy()
  const machine = await before.create(asking)
  const kept = await before.start(machine, {}, 'kept')
  before.engine.runtime.journal.keepExecution = () => {
    throw new Error('database or disk is full')
  }
  let answered = false
  void before.start(machine, {}, 'lost').then(() => (answered = true))
  while (!broken) await new Promise(setImmediate)
  expect(broken.message).toBe('database or disk is full')
  expect(answered).toBe(false)
  held()
  before.engine.close()

  const after = openWorld({ journal })
  await after.clock.idle()
  expect(await after.describe(kept)).toMatchObject({ status: 'SUCCEEDED' })
  const lost = await after.refusal('DescribeExecution', { executionArn: kept.replace(':kept', ':lost') })
  expect(lost.__type).toBe('ExecutionDoesNotExist')
  after.engine.close()
})
