import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { chanceFrom } from '../../../local/stepfunctions/runtime/chance-from.ts'

const worker = fileURLToPath(new URL('killed-engine.ts', import.meta.url))
const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'zhida-recovery-'))
  folders.push(folder)
  return { journal: join(folder, 'journal.sqlite'), calls: join(folder, 'calls.txt') }
}

async function runWorker(folder: ReturnType<typeof newFolder>, killAt: string) {
  const child = spawn(process.execPath, [worker, folder.journal, folder.calls, killAt])
  let said = ''
  let wrong = ''
  child.stdout.on('data', (text: Buffer) => (said += text.toString()))
  child.stderr.on('data', (text: Buffer) => (wrong += text.toString()))
  const signal = await new Promise((resolve) => child.once('close', (_code, by) => resolve(by)))
  return { killed: signal === 'SIGKILL', said, wrong }
}

function callsIn(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
}

test('an engine that is killed again and again ends with what the undisturbed run ends with', async () => {
  const undisturbed = newFolder()
  const expected = await runWorker(undisturbed, 'none')
  expect(expected.wrong).toBe('')

  const folder = newFolder()
  const chance = chanceFrom(11, 'kill points')
  let kills = 0
  while (kills < 30 && (await runWorker(folder, String(2 + Math.floor(chance() * 6)))).killed) kills++
  const outcome = await runWorker(folder, 'none')
  expect(outcome.wrong).toBe('')
  expect(kills).toBeGreaterThanOrEqual(30)
  expect(JSON.parse(outcome.said)).toEqual(JSON.parse(expected.said))

  const calls = callsIn(folder.calls)
  expect(new Set(calls)).toEqual(new Set(callsIn(undisturbed.calls)))
  // A call is repeated only if it was under way at a kill: at most seven are at any time. Of an express child, of which four are
  // under way, the call before it too.
  expect(calls.length - new Set(calls).size).toBeLessThanOrEqual(kills * (7 + 4 * 2))
})
