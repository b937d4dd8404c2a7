import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rejectedRowsCsv } from '../../domain/surveys/rejected-rows-csv.ts'
import { generateSurveySheet } from '../../local/demo/generate-survey-sheet.ts'
import { bytesOf, importDate, readingOf, readingOfRows, row, type WrittenRow } from './written-sheet.ts'

async function rejectedCsv(...written: Partial<WrittenRow>[]) {
  const { rejected } = await readingOfRows(...written.map(row))
  const csv = rejectedRowsCsv(rejected)
  return { csv, lines: parse(csv, { bom: true, columns: true }) as Record<string, string>[] }
}

test('each rejected row says where it stands and what to correct, in Chinese, with its cells as written', async () => {
  const { csv, lines } = await rejectedCsv({}, { willing: '看工资', village: '新寨村' })
  expect(csv.startsWith('\ufeff行号,原因,说明,姓名,身份证号,')).toBe(true)
  expect(lines).toMatchObject([
    {
      行号: '3',
      原因: '填写内容无法识别',
      说明: '外出意愿无法识别，请填愿意、不愿意或未定',
      姓名: '王建华',
      外出意愿: '看工资',
      村: '新寨村',
    },
  ])
})

test('missing fields are listed by their heads', async () => {
  const { lines } = await rejectedCsv({ name: '', phone: '' })
  expect(lines[0]?.['说明']).toBe('请填写：姓名、手机号')
})

test('no cell can run as a formula or be rounded by a spreadsheet', async () => {
  const formula = '=HYPERLINK("http://example.com","x")'
  const { lines } = await rejectedCsv(
    { name: formula, township: '@x', village: '-1+1', surveyor: '＝1', phone: '+1' },
    { phone: '1'.repeat(12) },
  )
  expect(lines[0]).toMatchObject({ 姓名: `'${formula}`, 乡镇: "'@x", 村: "'-1+1", 调查员: "'＝1", 手机号: "'+1" })
  expect(lines[0]?.['身份证号']).toMatch(/^'\d{17}/)
  expect(lines[1]?.['手机号']).toBe("'111111111111")
})

test('what was corrected in the file is accepted when it is uploaded again', async () => {
  const { csv } = await rejectedCsv({ phone: '+86110', village: '-', surveyor: '=x' })
  const { accepted, rejected } = await readingOf(bytesOf(csv.replace("'+86110", "'+8615400000001")))
  expect(rejected).toEqual([])
  expect(accepted).toMatchObject([{ village: null, surveyor: '=x', countyCode: '530627' }])
})

test('uploaded again uncorrected, every row is rejected for the same reason', async () => {
  const sheet = generateSurveySheet({ workers: 1000, seed: 5, today: importDate })
  const first = await readingOf(bytesOf(sheet.csv))
  const second = await readingOf(bytesOf(rejectedRowsCsv(first.rejected)))
  expect(second.rejected.map(({ reason, columns }) => ({ reason, columns }))).toEqual(
    first.rejected.map(({ reason, columns }) => ({ reason, columns })),
  )
  expect(second.rows).toBe(first.rejected.length)
})

test('no text that is written into a cell comes out of the file ready to run', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\n', ''), fc.string()),
      async ([start, rest]) => {
        const { lines } = await rejectedCsv({ phone: '110', surveyor: `${start}${rest}` })
        expect(lines[0]?.['调查员']).not.toMatch(/^[=+\-@\t\r\n]/)
      },
    ),
  )
})
