import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import readWorkbook from 'read-excel-file/node'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keptFormat } from '../../local/data-format/kept-format.ts'
import { unpackFolder } from '../fixtures/unpack-folder.ts'
import { figures, runDemoApart } from './run-demo-apart.ts'

const release = new URL('../fixtures/v0.1.0/', import.meta.url)
const printed = readFileSync(new URL('result.json', release), 'utf8')
const options = ['--workers', '30', '--seed', '3']

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhida-old-data-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a demo that ended with v0.1.0 tells the same result today', async () => {
  await unpackFolder(new URL('ended.folder.br', release), join(folder, 'ended'))
  const run = await runDemoApart({ folder, data: 'ended', options })
  expect(run.told).toContain('was brought up to date: from format 1 to')
  expect(run.told).toContain('has ended')
  expect(JSON.parse(run.said)).toEqual(JSON.parse(printed))
})

test('a demo of v0.1.0 that was broken off goes on to the result of v0.1.0, even when its migration is killed', async () => {
  await unpackFolder(new URL('broken-off.folder.br', release), join(folder, 'broken-off'))
  // 1 is before the migration's transaction is committed, 2 is after it, when its number is not written yet.
  for (const KILL_AFTER of ['1', '2']) {
    const run = await runDemoApart({ folder, data: 'broken-off', options }, { KILL_AFTER })
    expect(run).toMatchObject({ killed: true, told: '' })
    expect(await keptFormat(join(folder, 'broken-off'))).toBe(1)
  }
  const run = await runDemoApart({ folder, data: 'broken-off', options })
  expect(run.told).toContain('was brought up to date: from format 1 to')
  expect(run.told).toContain('going on with the demo')
  // That release did not tell how long people wait.
  // Nor was there a daily round over the agreements, which is work of its own.
  const work = { stateTransitions: expect.any(Number), taskInvocations: expect.any(Number) }
  // Nor were people asked for the contract and the first wage, which are longer texts and may be one more; nor was every row explained.
  const sms = { sent: expect.any(Number), received: expect.any(Number), segments: expect.any(Number) }
  const known = { ...figures(printed), ...work, sms, waiting: expect.any(Object), unexplained: 0 }
  expect(figures(run.said)).toEqual(known)

  // Where batches stood on past days was not kept then: blanks, and a line that says so, and no zeros.
  const [report = ''] = readdirSync(join(folder, 'broken-off-out')).filter((name) => name.startsWith('daily-'))
  const sheets = await readWorkbook(join(folder, 'broken-off-out', report))
  for (const { data } of sheets) expect(data.flat().join()).toContain('当日的数据未留存，各表未计入')
  const batches = sheets.find(({ sheet }) => sheet === '批次（招募）')?.data ?? []
  const head = batches.findIndex(([first]) => first === '专项活动')
  expect(batches[head + 1]?.slice(2, 6)).toEqual([null, null, null, null])

  const again = await runDemoApart({ folder, data: 'broken-off', options })
  expect(again.told).not.toContain('was brought up to date')
  expect(figures(again.said)).toEqual(known)
})
