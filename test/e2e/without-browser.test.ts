import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const project = new URL('../../', import.meta.url)

test.each(['', 'true'])('without a browser one sentence says what to do, and it is no success (CI=%s)', (CI) => {
  const env = { ...process.env, CI, ZHIDA_BROWSER: '/nowhere/chromium' }
  const ran = spawnSync(process.execPath, ['test/e2e/main.ts'], { cwd: project, env, encoding: 'utf8' })
  expect([ran.status, ran.stdout]).toEqual([2, ''])
  expect(ran.stderr).toMatch(/^No browser was found: install .*\.\n$/)
})

test('what a checkout must pass looks into a browser last, and nothing excuses it', () => {
  const lines = readFileSync(new URL('.ci/run', project), 'utf8').trimEnd().split('\n')
  expect(lines).toContain('set -euo pipefail')
  expect(lines.at(-1)).toBe('npm run e2e')
})
