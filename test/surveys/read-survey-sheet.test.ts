import { expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { parseNationalId } from '../../domain/surveys/national-id.ts'
import { readSurveySheet } from '../../domain/surveys/read-survey-sheet.ts'
import { surveyFactNames, surveyFacts } from '../../domain/surveys/survey-facts.ts'
import { encodeGb18030 } from './encode-gb18030.ts'
import { bytesOf, chineseHeads, csvOf, idBornOn, importDate, readingOf, row, tableOf } from './written-sheet.ts'

const oneRow = tableOf([row()])
const oneRowCsv = csvOf(oneRow)

function refusalOf(content: string | Uint8Array) {
  return readSurveySheet(typeof content === 'string' ? bytesOf(content) : content, { importDate })
}

test.each([
  ['UTF-8', bytesOf(oneRowCsv)],
  ['UTF-8 with BOM', bytesOf(`\ufeff${oneRowCsv}`)],
  ['GB18030', encodeGb18030(oneRowCsv)],
  ['UTF-16 as "Unicode text"', new Uint8Array(Buffer.from(`\ufeff${csvOf(oneRow, '\t')}`, 'utf16le'))],
  ['semicolons', bytesOf(csvOf(oneRow, ';'))],
  ['tabs', bytesOf(csvOf(oneRow, '\t'))],
  ['lines that end in CRLF', bytesOf(oneRowCsv.replaceAll('\n', '\r\n'))],
  ['lines that end now in CRLF and now in LF', bytesOf(oneRowCsv.replace('\n', '\r\n'))],
  ['no line end after the last row', bytesOf(oneRowCsv.trimEnd())],
])('a CSV file in %s is read', async (_, bytes) => {
  const { accepted } = await readingOf(bytes)
  expect(accepted.map(({ name, village, skills }) => [name.reveal(), village, skills])).toEqual([
    ['王建华', '大坪村', ['焊工', '电工']],
  ])
})

test('the columns may stand in any order, under Chinese or English heads', async () => {
  const englishHeads = surveyFactNames.map((name) => surveyFacts[name].heads[1])
  const english = [englishHeads, oneRow[1] ?? []]
  const mixed = oneRow.map((cells, index) => (index === 0 ? ['name', ...cells.slice(1)] : cells).toReversed())
  const inCapitals = [englishHeads.map((head) => head.toUpperCase()), oneRow[1] ?? []]
  for (const table of [english, mixed, inCapitals]) {
    const { accepted } = await readingOf(bytesOf(csvOf(table)))
    expect(accepted[0]).toMatchObject({ township: '以古镇', surveyor: '李志明', willing: 'willing' })
  }
})

test('heads with a remark, a star or spaces are still known', async () => {
  const heads = chineseHeads.map((head) => (head === '期望月薪' ? ' 期望 月薪（元/月）* ' : head))
  const { accepted } = await readingOf(bytesOf(csvOf([heads, ...oneRow.slice(1)])))
  expect(accepted[0]?.minimumMonthlyWage?.minorUnits).toBe(450_000)
})

test('other columns leave no trace', async () => {
  const table = oneRow.map((cells, index) => [index === 0 ? '民族' : '独龙族', ...cells, index === 0 ? '性别' : '女'])
  const rejected = oneRow.map((cells, index) => [index === 0 ? '民族' : '独龙族', ...(index === 0 ? cells : [''])])
  for (const sheet of [table, rejected]) {
    const reading = await readingOf(bytesOf(csvOf(sheet)))
    const rejectedText = reading.rejected.flatMap(({ cells }) => Object.values(cells).map((cell) => cell.reveal()))
    expect(JSON.stringify([reading, rejectedText])).not.toMatch(/独龙族|女|民族|性别/)
  }
})

test('a title above the heads and blank rows are not rows, and row numbers are those of the spreadsheet', async () => {
  const blank = chineseHeads.map(() => ' ')
  const good = tableOf([row(), row({ nationalId: idBornOn('1991-01-01') }), row({ phone: '110' })])
  const [heads = [], first = [], second = [], bad = []] = good
  const table = [['镇雄县农村劳动力转移就业意愿摸底调查表'], [], heads, first, blank, [], second, bad, blank]
  const reading = await readingOf(bytesOf(csvOf(table)))
  expect(reading.rows).toBe(3)
  expect(reading.accepted.map(({ rowNumber }) => rowNumber)).toEqual([4, 7])
  expect(reading.rejected.map(({ rowNumber }) => rowNumber)).toEqual([8])
})

test('a cell that holds a line break is one row of the sheet, and a stray quotation mark is text', async () => {
  const table = tableOf([row({ village: '大坪村\n二组' }), row({ phone: '110' })])
  expect((await readingOf(bytesOf(csvOf(table)))).rejected[0]?.rowNumber).toBe(3)
  const stray = csvOf(tableOf([row({ village: '大坪村' })])).replace('大坪村', '大"坪"村')
  expect((await readingOf(bytesOf(stray))).accepted[0]?.village).toBe('大"坪"村')
})

test('a row with too few cells is read as far as it goes', async () => {
  const reading = await readingOf(bytesOf(`${csvOf(oneRow)}张三,${idBornOn('1990-01-01')}\n`))
  expect(reading.rejected).toMatchObject([
    { reason: 'missing-field', columns: ['phone', 'countyCode', 'willing', 'consent'] },
  ])
})

test('an XLSX workbook is read with its dates, numbers and ticks', async () => {
  const dated = new Date('2027-03-05T00:00:00Z')
  const written = { ...row(), phone: 15_400_000_001, countyCode: 530_627, minimumMonthlyWage: 4500, consent: true }
  const typed = { ...written, earliestDeparture: { value: dated, type: Date, format: 'yyyy/m/d' }, surveyDate: 46_428 }
  const cells = surveyFactNames.map((column) => typed[column] || null)
  const workbook = await writeWorkbook([[], chineseHeads, cells]).toBuffer()
  const { accepted } = await readingOf(workbook)
  expect(accepted).toMatchObject([
    { rowNumber: 3, countyCode: '530627', consent: true, earliestDeparture: '2027-03-05', surveyDate: '2027-02-10' },
  ])
  expect(accepted[0]?.phone.reveal()).toBe('15400000001')
})

test('an ID that Excel took for a number has lost digits and is rejected, whatever its checksum says', async () => {
  const roundedAndValid = 999_001_199_005_029_000
  expect(parseNationalId(String(roundedAndValid))).not.toBeNull()
  const cells = surveyFactNames.map((column) => (column === 'nationalId' ? roundedAndValid : row()[column]))
  const { rejected } = await readingOf(await writeWorkbook([chineseHeads, cells]).toBuffer())
  expect(rejected).toMatchObject([{ reason: 'invalid-national-id' }])
})

test('in a workbook of several sheets the one with the heads of the survey is read', async () => {
  const workbook = await writeWorkbook([
    { data: [['填表说明'], ['姓名', '请填全名']], sheet: '说明' },
    { data: oneRow, sheet: '摸底' },
  ]).toBuffer()
  expect((await readingOf(workbook)).rows).toBe(1)
})

test('a file that is no table is refused as unreadable', async () => {
  const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])
  const oldWorkbook = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  const brokenWorkbook = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3])
  expect(await refusalOf(picture)).toMatchObject({
    refused: 'unreadable-sheet',
    detail: expect.stringContaining('XLSX'),
  })
  expect(await refusalOf(oldWorkbook)).toMatchObject({
    refused: 'unreadable-sheet',
    detail: expect.stringContaining('.xls'),
  })
  expect(await refusalOf(brokenWorkbook)).toMatchObject({
    refused: 'unreadable-sheet',
    detail: expect.stringContaining('damaged'),
  })
  expect(await refusalOf(`${oneRowCsv}"never closed,`)).toMatchObject({ refused: 'unreadable-sheet' })
})

test('a sheet without a known head is refused and told which heads it needs', async () => {
  for (const text of ['a,b\n1,2\n', 'just some words', '{"name":"x"}']) {
    expect(await refusalOf(text)).toMatchObject({
      refused: 'no-known-head',
      detail: expect.stringContaining('“身份证号” (nationalId)'),
    })
  }
})

test('a sheet that lacks a required column is refused as a whole, naming the column', async () => {
  const table = [chineseHeads.map((head) => (head === '手机号' ? '号' : head)), ...oneRow.slice(1)]
  expect(await refusalOf(csvOf(table))).toMatchObject({
    refused: 'no-known-head',
    words: {
      zh: expect.stringMatching(/第1行表头缺少：手机号.*template\.xlsx/),
      en: expect.stringMatching(/The heads in row 1 lack “手机号” \(phone\): add the column, or correct its head\./),
    },
  })
})

test('a sheet with two columns of one head is refused, in whichever language they stand', async () => {
  const table = oneRow.map((cells, index) => [...cells, index === 0 ? 'phone' : '15400000009'])
  expect(await refusalOf(csvOf(table))).toMatchObject({
    refused: 'unreadable-sheet',
    detail: expect.stringContaining('There is more than one column “手机号” (phone) in row 1: keep one of each.'),
  })
})

test('an empty file, a sheet of blanks and heads without rows are refused as empty', async () => {
  const emptyWorkbook = await writeWorkbook([[]]).toBuffer()
  for (const content of [
    '',
    '\ufeff',
    ' \n,,\n',
    csvOf([chineseHeads]),
    csvOf([chineseHeads, chineseHeads.map(() => '')]),
    emptyWorkbook,
  ]) {
    expect(await refusalOf(content)).toMatchObject({ refused: 'empty-sheet' })
  }
})
