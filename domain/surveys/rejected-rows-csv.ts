import { stringify } from 'csv-stringify/sync'
import { explainRejection } from './explain-rejection.ts'
import type { RejectedRow } from './rejection.ts'
import { rejectionNames } from './rejection-names.ts'
import { surveyFactNames, surveyFacts } from './survey-facts.ts'

/** A spreadsheet would run what begins like a formula, and would round a number of more than eleven digits. */
const unsafe = /^(?:[=+\-@＝＋－＠\t\r\n]|\d{12,}$)/

/**
 * The rejected rows as CSV with BOM, so that Excel opens it: row number, reason, what to correct, and the known cells as they were written,
 * and the worksheet in the last column. Corrected, the same file can be uploaded again: the columns that are ours are ignored, and so is
 * the apostrophe in front of cells that a spreadsheet would otherwise run or round. Rows that were accepted and have a cell to be clarified
 * follow. Opens the sealed cells.
 */
export function rejectedRowsCsv(rows: readonly RejectedRow[], toClarify: readonly RejectedRow[] = []): string {
  const heads = ['行号', '原因', '说明', ...surveyFactNames.map((column) => surveyFacts[column].heads[0]), '工作表']
  const lines = [...rows, ...toClarify].map((row, index) => [
    String(row.rowNumber),
    index < rows.length ? rejectionNames[row.reason].zh : '待电话核实',
    `${index < rows.length ? '' : '已录入，请电话核实：'}${explainRejection(row.reason, row.columns).zh}`,
    ...surveyFactNames.map((column) => safe(row.cells[column]?.reveal() ?? '')),
    safe(row.sheet ?? ''),
  ])
  return stringify([heads, ...lines], { bom: true, record_delimiter: 'windows' })
}

function safe(text: string): string {
  return unsafe.test(text) ? `'${text}` : text
}
