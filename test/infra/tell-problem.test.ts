import { afterEach, expect, test, vi } from 'vitest'
import { StageProblem } from '../../infra/read-stage.ts'
import { tellProblem } from '../../infra/tell-problem.ts'

afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

function named(name: string, message: string, more: object = {}): Error {
  return Object.assign(new Error(message), { name, ...more })
}

test.each([
  ['what was asked wrongly', new StageProblem('There is no infra/stages/trial.json.'), 2, /^There is no infra/],
  [
    'no credentials',
    named('CredentialsProviderError', 'none found'),
    1,
    /^AWS: no credentials .* Sign in to the account/,
  ],
  [
    'no right',
    named('AccessDenied', 'not authorized to perform: lambda:ListVersions'),
    1,
    /may not look: .*ListVersions/,
  ],
  ['no way', named('Error', 'getaddrinfo', { code: 'ENOTFOUND' }), 1, /^AWS: not reached from here \(ENOTFOUND\)/],
  [
    'anything else',
    new Error('ZhidaService is UPDATE_ROLLBACK_COMPLETE'),
    1,
    /^ZhidaService is UPDATE_ROLLBACK_COMPLETE$/,
  ],
  ['and what is no error', 'stopped', 1, /^stopped$/],
])('%s is a line without a trace', (_, error, code, line) => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  tellProblem(error)
  expect(said.mock.calls).toEqual([[expect.stringMatching(line)]])
  expect(String(said.mock.calls[0])).not.toContain('\n')
  expect(process.exitCode).toBe(code)
})
