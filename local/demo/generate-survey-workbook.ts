import writeWorkbook from 'write-excel-file/node'
import type { GeneratedSheet } from './generate-survey-sheet.ts'

/** A generated sheet as an XLSX workbook, every cell as text. */
export async function generateSurveyWorkbook(sheet: Pick<GeneratedSheet, 'table'>): Promise<Uint8Array> {
  const rows = sheet.table.map((row) => row.map((value) => ({ value, type: String })))
  return writeWorkbook(rows, { sheet: '摸底调查' }).toBuffer()
}
