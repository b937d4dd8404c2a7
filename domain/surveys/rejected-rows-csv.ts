import { stringify } from 'csv-stringify/sync'
import type { RejectedRow, RejectionReason } from './rejection.ts'
import { surveyFactNames, surveyFacts } from './survey-facts.ts'

/** What the county has to correct, in its own language. */
const explanations: Record<RejectionReason, (row: RejectedRow) => string> = {
  'missing-field': ({ columns }) => `请填写：${columns.map((column) => surveyFacts[column].heads[0]).join('、')}`,
  'invalid-national-id': () => '身份证号须为18位，出生日期和最后一位校验码须正确；在Excel中请先把该列设为“文本”格式',
  'under-16': () => '调查当日未满16周岁，依法不得外出务工；如身份证号填错，请更正',
  'invalid-phone': () => '手机号须为11位数字，以13至19开头',
  'unknown-county': () => '县区代码须为云南省现行的6位县级代码，例如530627，且属于上传账号负责的县区',
  'invalid-value': ({ columns }) =>
    columns.map((column) => `${surveyFacts[column].heads[0]}无法识别，请填${surveyFacts[column].form}`).join('；'),
}

/** A spreadsheet would run what begins like a formula, and would round a number of more than eleven digits. */
const unsafe = /^(?:[=+\-@＝＋－＠\t\r\n]|\d{12,}$)/

/**
 * The rejected rows as CSV with BOM, so that Excel opens it: row number, reason, what to correct, and the known cells as
 * they were written, and the worksheet in the last column. Corrected, the same file can be uploaded again: the columns that are ours are ignored, and so is
 * the apostrophe in front of cells that a spreadsheet would otherwise run or round. Rows that were accepted and have a cell to be
 * clarified follow. Opens the sealed cells.
 */
export function rejectedRowsCsv(rows: readonly RejectedRow[], toClarify: readonly RejectedRow[] = []): string {
  const heads = ['行号', '原因', '说明', ...surveyFactNames.map((column) => surveyFacts[column].heads[0]), '工作表']
  const lines = [...rows, ...toClarify].map((row, index) => [
    String(row.rowNumber),
    index < rows.length ? row.reason : 'to-clarify',
    index < rows.length ? explanations[row.reason](row) : `已录入，请电话核实：${explanations[row.reason](row)}`,
    ...surveyFactNames.map((column) => safe(row.cells[column]?.reveal() ?? '')),
    safe(row.sheet ?? ''),
  ])
  return stringify([heads, ...lines], { bom: true, record_delimiter: 'windows' })
}

function safe(text: string): string {
  return unsafe.test(text) ? `'${text}` : text
}
