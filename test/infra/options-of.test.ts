import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { optionsOf } from '../../infra/options-of.ts'
import { StageProblem } from '../../infra/read-stage.ts'

const config = { options: { stage: { type: 'string' } } } as const
const given = (...args: string[]) => optionsOf('npm run doctor -- --stage NAME', { ...config, args }).values

test('an option that a command does not have, or that lacks its value, is told with how the command is used', () => {
  expect(given('--stage', 'county')).toEqual({ stage: 'county' })
  for (const wrong of [['--stages', 'county'], ['--stage'], ['county']]) {
    expect(() => given(...wrong)).toThrow(StageProblem)
    expect(() => given(...wrong)).toThrow(/^[^\n]+\. Use:\nnpm run doctor -- --stage NAME$/)
  }
})

test('and the command ends with 2, without a trace of the code', () => {
  const doctor = fileURLToPath(new URL('../../infra/doctor/main.ts', import.meta.url))
  const { status, stdout, stderr } = spawnSync(process.execPath, [doctor, '--nonsense'], { encoding: 'utf8' })
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toBe("Unknown option '--nonsense'. Use:\nnpm run doctor -- --stage NAME\n")
})
