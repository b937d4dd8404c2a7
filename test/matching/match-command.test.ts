import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instanceOf, order, person } from './people-and-orders.ts'

describe('npm run -s match', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhida-match-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  function run(content: string, ...flags: string[]) {
    const file = join(folder, 'instance.json')
    writeFileSync(file, content)
    return spawnSync(process.execPath, ['local/match.ts', '--instance', file, ...flags], { encoding: 'utf8' })
  }

  const two = JSON.stringify(
    instanceOf(
      [person('W1', { companionGroup: 'G1' }), person('W2', { companionGroup: 'G1' })],
      [order('J1', { monthlyWageYuan: 6000 }), order('J2', { enterprise: 'E2' })],
    ),
  )

  test('prints the answer alone to the output, figures to the side', () => {
    const { status, stdout, stderr } = run(two)
    expect(JSON.parse(stdout)).toEqual({
      assignments: [
        { worker: 'W1', jobOrder: 'J1' },
        { worker: 'W2', jobOrder: 'J2' },
      ],
    })
    expect(stderr).toMatch(/placed 2 of 2, priority 0, score 60, proved best, in /)
    expect(status).toBe(0)
  })

  test('keeps companions together when asked, and explains', () => {
    const { stdout, stderr } = run(two, '--groups', '--explain', 'W1')
    expect(JSON.parse(stdout)).toEqual({
      assignments: [],
      explanation: { outcome: 'companions', companionGroup: 'G1', openJobOrders: ['J1', 'J2'] },
    })
    expect(stderr).toContain('W1: Job orders that suit (2) have room, but no enterprise could take all companions')
  })

  test('reads a file that an editor on Windows began with a mark', () => {
    expect(run(`\uFEFF${two}`)).toMatchObject({ status: 0 })
  })

  test.each([
    ['text that is no JSON', '{"workers":\n oops'],
    ['another format', '{"format":"transport-1"}'],
    ['a worker without an age', two.replace('"age":30,', '')],
  ])('answers %s with one clear line and status 2', (_, content) => {
    const { status, stdout, stderr } = run(content)
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  test.each([
    ['a file that is not there', ['--instance', 'nowhere.json'], 'There is no file nowhere.json.'],
    ['a folder', ['--instance', 'docs'], 'docs is a folder; name a file in it.'],
    ['no file', [], '--instance is missing. Use: npm run -s match -- --instance FILE [--groups] [--explain WORKER]'],
  ])('answers %s with what to do', (_, flags, sentence) => {
    const { status, stderr } = spawnSync(process.execPath, ['local/match.ts', ...flags], { encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 2, stderr: `${sentence}\n` })
  })

  test('says that there is nobody to explain', () => {
    expect(run(two, '--explain', 'W9')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/has no worker W9\.\n$/),
    })
  })
})
