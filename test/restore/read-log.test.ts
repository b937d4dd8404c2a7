import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import { readLog } from '../../local/reconcile/read-log.ts'

const one = { caseId: derivedId('CaseId', 'one'), workerId: derivedId('WorkerId', 'one'), kind: 'wages' }
const other = { caseId: derivedId('CaseId', 'other'), workerId: derivedId('WorkerId', 'other'), kind: 'help' }
const line = (about: object) => JSON.stringify({ level: 'INFO', message: 'case opened', service: 'zhida', ...about })
const found = (about: object) => [
  { field: '@timestamp', value: '2026-03-02 19:40:11.000' },
  ...Object.entries(about).map(([field, value]) => ({ field, value: String(value) })),
  { field: '@ptr', value: 'CmEKJgoiMTEx' },
]

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhida-log-'))
})
afterAll(() => rm(folder, { recursive: true }))
async function read(text: string) {
  const file = path.join(folder, 'log')
  await writeFile(file, text)
  return readLog(file)
}

test('lines of functions, alone or behind what a tool puts before them; others are passed over', async () => {
  const started = 'START RequestId: 11'
  const error = JSON.stringify({ level: 'ERROR', message: 'broken', service: 'zhida' })
  const tailed = `2026-03-02T19:40:11.000Z 2026/03/02/[7]ab ${line(other)}`
  expect(await read([started, line(one), error, tailed, ''].join('\n'))).toEqual({ cases: [one, other] })
  expect(await read(`${error}\n`)).toEqual({ cases: [] })
  expect(await read('')).toEqual({ cases: [] })
})

test('the answer of a query, which may not be all of it', async () => {
  const answer = (status: string, results: object[]) => JSON.stringify({ status, results }, null, 2)
  expect(await read(answer('Complete', [found(one), found(other)]))).toEqual({ cases: [one, other] })
  expect(await read(answer('Running', [found(one)]))).toEqual({
    cases: [one],
    lacks: expect.stringContaining('Running'),
  })
  const many = await read(
    answer(
      'Complete',
      Array.from({ length: 10_000 }, () => found(one)),
    ),
  )
  expect(many.lacks).toContain('10000 lines at most')
})

test('what is no log is refused: nothing in it is taken for nothing lost', async () => {
  for (const text of ['{ "queryId": "12ab" }', 'An error occurred (AccessDenied)', '[]'])
    await expect(read(text), text).rejects.toThrow('no line of a function')
})
