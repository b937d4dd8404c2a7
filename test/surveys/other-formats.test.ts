import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { inBoth } from '../../domain/kernel/in-both.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { readSurveySheet } from '../../domain/surveys/read-survey-sheet.ts'
import { bytesOf, chineseHeads, csvOf, idBornOn, importDate, readingOf, row, tableOf } from './written-sheet.ts'
import { workbookOf } from './written-workbook.ts'

const archiveOf = (...paths: string[]) => zipSync(Object.fromEntries(paths.map((path) => [path, strToU8('x')])))

test.each([
  ['an OpenDocument spreadsheet', archiveOf('mimetype', 'content.xml', 'META-INF/manifest.xml'), '.ods'],
  ['a binary workbook', archiveOf('[Content_Types].xml', 'xl/workbook.bin'), '.xlsb'],
  ['a Word document', archiveOf('word/document.xml'), 'Word文档'],
  ['a ZIP archive', archiveOf('大坪村.xlsx', '新寨村.xlsx'), '压缩包'],
  ['a web page', bytesOf('<html xmlns:x="excel"><table><tr><td>姓名</td></tr></table></html>'), '网页'],
  ['a web page', bytesOf('\n<!DOCTYPE html>\n<table>'), '网页'],
  [
    'an XML spreadsheet',
    bytesOf('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook>'),
    '2003',
  ],
  ['a PDF file', bytesOf('%PDF-1.7'), 'PDF'],
])('%s is refused as what it is', async (english, bytes, chinese) => {
  const refusal = await readSurveySheet(bytes, { importDate })
  expect(refusal).toMatchObject({ refused: 'unreadable-sheet' })
  const detail = isRefusal(refusal) ? inBoth(refusal.words) : ''
  expect(detail).toContain(chinese)
  expect(detail).toContain(english)
  expect(detail).toContain('save it as .xlsx')
})

test('the line that tells Excel the separator is no row', async () => {
  const table = tableOf([row(), row({ nationalId: idBornOn('1991-01-01'), phone: '110' })])
  for (const end of ['\r\n', '\n']) {
    const { accepted, rejected } = await readingOf(bytesOf(`sep=;${end}${csvOf(table, ';')}`))
    expect(accepted).toMatchObject([{ rowNumber: 2 }])
    expect(rejected).toMatchObject([{ rowNumber: 3, reason: 'invalid-phone' }])
  }
})

test('a stray cell in the last column of every row fills no memory', async () => {
  const stray = (index: number) => `<row r="${index + 3}"><c r="XFD${index + 3}"><v>1</v></c></row>`
  const heads = `<row r="1">${chineseHeads.map((head) => `<c t="inlineStr"><is><t>${head}</t></is></c>`).join('')}</row>`
  const [, cells = []] = tableOf([row()])
  const one = `<row r="2">${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`
  const strays = Array.from({ length: 100_000 }, (_, index) => stray(index)).join('')
  const before = process.memoryUsage().heapUsed
  const reading = await readingOf(
    workbookOf([{ name: '大坪村', content: `<sheetData>${heads}${one}${strays}</sheetData>` }]),
  )
  expect(reading).toMatchObject({ rows: 1, accepted: [{ rowNumber: 2 }] })
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(500_000_000)
})
