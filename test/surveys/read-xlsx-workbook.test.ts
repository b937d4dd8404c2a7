import { expect, test } from 'vitest'
import { readSurveySheet } from '../../domain/surveys/read-survey-sheet.ts'
import { type SurveyFactName, surveyFactNames } from '../../domain/surveys/survey-facts.ts'
import { chineseHeads, idBornOn, importDate, readingOf, row, tableOf, type WrittenRow } from './written-sheet.ts'
import { rowXml, workbookOf } from './written-workbook.ts'

function villageOf(...written: Partial<WrittenRow>[]): string[][] {
  return tableOf(written.map((one, index) => row({ nationalId: idBornOn('1990-05-17', index + 1), ...one })))
}

/** One row in which the cell of a fact is written as this XML. */
function withCell(column: SurveyFactName, xml: string, options?: Parameters<typeof workbookOf>[1]): Uint8Array {
  const cells = surveyFactNames.map((name) => (name === column ? xml : row()[name]))
  return workbookOf([{ name: '大坪村', content: [chineseHeads, cells] }], options)
}

test('every visible sheet of a township is read, its rows named by sheet, and what is not read is listed', async () => {
  const reading = await readingOf(
    workbookOf([
      { name: '封面', content: [['镇雄县以古镇'], ['填报人']] },
      { name: '大坪村', content: villageOf({}, { nationalId: idBornOn('1991-01-01') }) },
      { name: '去年', state: 'hidden', content: villageOf({ nationalId: idBornOn('1980-01-01') }, {}, {}) },
      { name: '新寨村', content: villageOf({ nationalId: idBornOn('1992-01-01') }, { phone: '110' }) },
      { name: '代码', state: 'veryHidden', content: [chineseHeads] },
      { name: '空村', content: [chineseHeads] },
      {
        name: '县区',
        content: [
          ['县区代码', '村'],
          ['530627', '大坪村'],
        ],
      },
    ]),
  )
  expect(reading.accepted.map(({ sheet, rowNumber }) => [sheet, rowNumber])).toEqual([
    ['大坪村', 2],
    ['大坪村', 3],
    ['新寨村', 2],
  ])
  expect(reading.rejected).toMatchObject([{ sheet: '新寨村', rowNumber: 3, reason: 'invalid-phone' }])
  expect(reading.findings).toMatchObject({
    sheets: [
      { sheet: '大坪村', rows: 2 },
      { sheet: '新寨村', rows: 2 },
    ],
    notRead: [
      { sheet: '封面', why: 'no-survey-heads' },
      { sheet: '去年', why: 'hidden' },
      { sheet: '代码', why: 'hidden' },
      { sheet: '空村', why: 'no-rows' },
      { sheet: '县区', why: 'no-survey-heads' },
    ],
  })
})

test('a village whose heads are incomplete is refused by name, never passed over', async () => {
  const broken = villageOf({}).map((cells) => cells.filter((_, index) => index !== 1))
  const sheets = [
    { name: '大坪村', content: villageOf({}) },
    { name: '新寨村', content: broken },
  ]
  expect(await readSurveySheet(workbookOf(sheets), { importDate })).toMatchObject({
    refused: 'no-known-head',
    detail: expect.stringContaining('新寨村'),
  })
})

test('a person in two sheets is a duplicate of the later row', async () => {
  const sheets = ['大坪村', '新寨村'].map((name) => ({ name, content: villageOf({}) }))
  expect((await readingOf(workbookOf(sheets))).duplicates).toMatchObject([
    { sheet: '大坪村', rowNumber: 2, keptSheet: '新寨村', keptRowNumber: 2 },
  ])
})

test.each([
  ['an error', '<c t="e"><v>#N/A</v></c>'],
  ['a formula without a value', '<c><f>A1</f></c>'],
  ['a formula whose value is an empty element', '<c><f>A1</f><v></v></c>'],
  ['a text formula without a value', '<c t="str"><f>A1</f></c>'],
  ['a shared text that is not there', '<c t="s"><v>99</v></c>'],
  ['the text of an error', '#REF!'],
  ['the signs of too narrow a column', '######'],
])('%s is an invalid value, in whichever column', async (_, xml) => {
  for (const column of ['destinations', 'minimumMonthlyWage', 'village', 'willing', 'phone', 'nationalId'] as const) {
    const { rejected, toClarify } = await readingOf(withCell(column, xml))
    expect([...rejected, ...toClarify]).toMatchObject([{ reason: 'invalid-value', columns: [column] }])
  }
})

test('a formula that gave an empty text is blank', async () => {
  const { accepted } = await readingOf(withCell('minimumMonthlyWage', '<c t="str"><f>A1</f><v></v></c>'))
  expect(accepted).toMatchObject([{ minimumMonthlyWage: null }])
})

const dateStyle = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="200"/></cellXfs>'
const ownFormat =
  '<numFmts><numFmt numFmtId="200" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>'

test.each([
  ['a date cell', '<c s="1"><v>46451</v></c>', ''],
  ['a date with a time', '<c s="1"><v>46451.75</v></c>', ''],
  ['a format of its own', '<c s="2"><v>46451</v></c>', ''],
  ['a bare number', '<c><v>46451</v></c>', ''],
  ['a date cell from 1904', '<c s="1"><v>44989</v></c>', '<workbookPr date1904="1"/>'],
  ['a date cell from 1904, said in a word', '<c s="1"><v>44989</v></c>', '<workbookPr date1904="true"/>'],
  ['a bare number from 1904', '<c><v>44989</v></c>', '<workbookPr date1904="true"/>'],
  ['a date as text', '<c t="d"><v>2027-03-05</v></c>', ''],
  ['a moment as text', '<c t="d" s="1"><v>2027-03-05T00:00:00</v></c>', ''],
  ['a formula', '<c s="1"><f>TODAY()</f><v>46451</v></c>', ''],
])('%s is the fifth of March 2027', async (_, xml, workbookPr) => {
  const reading = await readingOf(withCell('earliestDeparture', xml, { workbookPr, styles: ownFormat + dateStyle }))
  expect(reading.accepted).toMatchObject([{ earliestDeparture: '2027-03-05' }])
})

test.each(['4499.9999999999991', '4500.0000000000009', '4.5E3'])('%s is 4500 yuan', async (value) => {
  const { accepted } = await readingOf(withCell('minimumMonthlyWage', `<c><v>${value}</v></c>`))
  expect(accepted[0]?.minimumMonthlyWage?.minorUnits).toBe(450_000)
})

test('shared and rich texts are read whole, without the phonetic reading', async () => {
  const strings = '<si><r><t>大</t></r><r><t>坪</t></r><rPh><t>dà</t></rPh></si>'
  const { accepted } = await readingOf(withCell('village', '<c t="s"><v>0</v></c>', { strings }))
  expect(accepted).toMatchObject([{ village: '大坪' }])
})

test('a merged cell applies to each of its rows that has a person, and to no other', async () => {
  const cells = villageOf({}, { countyCode: '', village: '' }, { countyCode: '', village: '' })
  const county = String.fromCharCode(65 + surveyFactNames.indexOf('countyCode'))
  const village = String.fromCharCode(65 + surveyFactNames.indexOf('village'))
  const merges = `<mergeCells><mergeCell ref="${county}2:${county}9"/><mergeCell ref="${village}2:${village}3"/></mergeCells>`
  const blank = Array.from({ length: 5 }, () => rowXml(['', ''])).join('')
  const content = `<sheetData>${cells.map(rowXml).join('')}${blank}</sheetData>${merges}`
  const { accepted, rejected } = await readingOf(workbookOf([{ name: '大坪村', content }]))
  expect(rejected).toEqual([])
  expect(accepted.map((one) => [one.countyCode, one.village])).toEqual([
    ['530627', '大坪村'],
    ['530627', '大坪村'],
    ['530627', null],
  ])
})

test('names with a prefix, rows far apart and cells with references are read', async () => {
  const cells = surveyFactNames.map((name, index) => {
    const reference = `${String.fromCharCode(65 + index)}12`
    return `<x:c r="${reference}" t="inlineStr"><x:is><x:t>${row()[name]}</x:t></x:is></x:c>`
  })
  const content = `<sheetData>${rowXml(chineseHeads)}<x:row r="12">${cells.join('')}</x:row></sheetData>`
  expect((await readingOf(workbookOf([{ name: '大坪村', content }]))).accepted).toMatchObject([{ rowNumber: 12 }])
})

test.each(['TZ=America/New_York', 'TZ=Asia/Shanghai'])(
  'the time zone of the machine has no part in a date: %s',
  async (zone) => {
    const before = process.env['TZ']
    process.env['TZ'] = zone.slice(3)
    const { accepted } = await readingOf(withCell('earliestDeparture', '<c t="d"><v>2027-03-05T00:00:00</v></c>'))
    expect(accepted).toMatchObject([{ earliestDeparture: '2027-03-05' }])
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
  },
)
