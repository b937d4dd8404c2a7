import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Instant } from '../../domain/kernel/instant.ts'
import { runDemo } from '../../local/demo/run-demo.ts'
import { openStory } from '../../local/demo/story.ts'
import { openLedger } from '../../local/partners/ledger.ts'
import { SetupProblem } from '../../local/setup-problem.ts'
import { tellToNobody } from './tell-to-nobody.ts'

let data: string
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'zhida-broken-off-'))
})
afterEach(() => rm(data, { recursive: true }))

const resumed = (begunWith: string) =>
  runDemo({ seed: 1, sheets: [], data, keep: true, begunWith, stream: tellToNobody() }, async () => 'played')

async function leave(steps: Record<string, string>): Promise<void> {
  const ledger = openLedger(join(data, 'partners.sqlite'))
  const story = openStory(ledger, { now: () => '2027-03-01T01:00:00.000Z' as Instant })
  for (const [step, outcome] of Object.entries(steps)) await story.once(step, () => outcome)
  ledger.close()
}

test('a demo goes on only with what it was begun with', async () => {
  await leave({ begin: '--workers 50 --seed 1' })
  const problem = `${data} holds a demo of --workers 50 --seed 1: give the same options and files, or another --data`
  await expect(resumed('--workers 50 --seed 2')).rejects.toThrow(new SetupProblem(problem))
})

test('a demo that has ended tells the same result again', async () => {
  await leave({ begin: '--workers 50 --seed 1', end: '11 boarded' })
  expect(await resumed('--workers 50 --seed 1')).toBe('11 boarded')
})

test('a folder of something else is left alone', async () => {
  await leave({ 'prepare from': '2026-11-22' })
  await expect(resumed('--workers 50 --seed 1')).rejects.toThrow('holds something else than a demo')
})

test.each(['partners.sqlite', 'workflows.sqlite'])(
  'a folder whose %s is damaged is told of in one line',
  async (file) => {
    await leave({ begin: '--workers 50 --seed 1' })
    await writeFile(join(data, file), 'what was a database before the disk failed')
    const problem = `what ${data} keeps is damaged: put back a copy of it, or choose another folder with --data`
    await expect(resumed('--workers 50 --seed 1')).rejects.toThrow(new SetupProblem(problem))
  },
)
