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
  // That release did not tell how long people wait, nor was every row explained.
  const waiting = {
    upTo2Hours: 0,
    upTo5Hours: 0,
    longer: 9,
    longestMinutes: 636,
    nights: 0,
    lodgingYuan: 0,
    ownJourneys: 0,
  }
  // Whoever had not said on the first day that there is a contract is asked for it once more, with the first wage: a text more,
  // and longer ones.
  const sms = { sent: 127, segments: 231, received: 84 }
  // Cases whose time ends in the same hour share an execution of two states, which begins on that day where one of them is open; whether one
  // still is at the end is asked once a day.
  // The daily round over duty rosters and agreements is a call that passes no state.
  // A check-in is three states since: its time, the question with the wait for replies, and its end; and a trip is run in half as many.
  const work = { stateTransitions: 291, taskInvocations: 166, expressExecutions: 0 }
  // Nor were people of several cities asked together: what simulated phones say is drawn by the id of the group. The same 15 are asked on
  // the same days, but for one who left.
  const said = (asked: number, silent: number) => ({ asked, answered: asked - silent, silent })
  const followUp = { 1: said(15, 2), 7: said(15, 0), 30: said(15, 3), 90: said(14, 1), 180: said(14, 1) }
  const heard = { followUp, cases: { opened: 7, settled: 7, open: 0 }, simulatedDays: 201 }
  const known = { ...figures(printed), ...work, ...heard, sms, waiting, unexplained: 0 }
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
