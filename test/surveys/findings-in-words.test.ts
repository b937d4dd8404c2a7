import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Words } from '../../domain/kernel/words.ts'
import { findingsInWords } from '../../domain/surveys/findings-in-words.ts'
import { NotRead, type SurveyFindings } from '../../domain/surveys/survey-findings.ts'
import { openWorld, type World } from '../world.ts'
import { importRows } from './import-sheet.ts'
import { idBornOn, row } from './written-sheet.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

const han = /\p{Script=Han}/u
const withoutNames = (text: string) => text.replaceAll(/“[^”]*”/g, '')

test('each thing that was found in a sheet has its sentence in both languages', () => {
  const at = { sheet: '以古镇', rowNumber: 7 }
  const found: SurveyFindings = {
    sheets: [
      { sheet: null, rows: 2 },
      { sheet: '以古镇', rows: 3 },
    ],
    unknownHeads: [
      { sheet: null, head: '电话号玛', nearest: '手机号' },
      { sheet: null, head: '籍贯', nearest: null },
    ],
    noPeople: Array.from({ length: 14 }, (_, index) => ({ sheet: null, rowNumber: index + 2 })),
    toClarify: [true, false].map((isHeld) => ({ ...at, columns: ['期望月薪', '期望目的地'], isHeld })),
    likelyDuplicates: (['birth-date', 'phone'] as const).map((same) => ({
      ...at,
      otherSheet: null,
      otherRowNumber: 3,
      same,
    })),
    notRead: NotRead.options.map((why) => ({ sheet: '说明', why })),
  }
  const { sheets, unknownHeads, noPeopleWords, toClarify, likelyDuplicates, notRead } = findingsInWords(found)
  const said = [...sheets, ...unknownHeads!, ...toClarify!, ...likelyDuplicates!, ...notRead].map(({ words }) => words)
  const all = [...said, noPeopleWords] as Words[]
  expect(all).toHaveLength(12)
  for (const { zh, en } of all) {
    expect(zh).toMatch(han)
    expect(withoutNames(en)).not.toMatch(han)
    expect(Object.keys({ zh, en })).toHaveLength(2)
  }
  expect(noPeopleWords?.en).toMatch(/^14 rows .*: 2, 3, .*, 13, …\.$/)
  expect(likelyDuplicates![1]?.words).toEqual({
    zh: '第3行与工作表“以古镇”第7行姓名和手机号相同，身份证号不同：请核对是否抄错。',
    en: 'The same name and mobile number with different IDs, check for a slip: row 3 and row 7 of sheet “以古镇”.',
  })
})

test('they come with one survey, and are kept nowhere', async () => {
  const person = row({ nationalId: idBornOn('1991-04-02', 1), phone: '15400000001', countyCode: '530627' })
  const survey = await importRows(world, { ...person, minimumMonthlyWage: '看情况再谈' })
  if (survey.state !== 'imported') throw new Error(survey.state)
  expect(survey.findings?.toClarify?.map(({ words }) => words)).toEqual([
    { zh: expect.stringMatching(/请电话核实：.*月薪.*无法识别/), en: expect.stringMatching(/wage/i) },
  ])
  const kept = await world.deps.surveys.get(survey.surveyId)
  expect(JSON.stringify(kept)).not.toContain('words')
})
