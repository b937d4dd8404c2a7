import { splitCsv } from '../surveys/split-csv.ts'
import type { PaidLine } from './pay-claims.ts'

const heads = {
  claimId: ['申请编号', '编号', 'claim'],
  receipt: ['回执号', '回执编号', '回单号', 'receipt'],
  on: ['发放日期', '日期', 'paid on', 'day'],
  amountYuan: ['金额（元）', '金额(元)', '金额', '实发金额', 'yuan', 'amount'],
} as const
type Column = keyof typeof heads
const columns = Object.keys(heads) as Column[]

export type PaymentListFault = 'no-lines' | 'no-claim-head' | 'no-receipt-head' | 'quotation-open'

/**
 * A list of payments as it is copied from a spreadsheet (tabs) or kept as CSV, with a line of heads: the number of the claim and of the
 * receipt, and the day and the yuan where it has them. Blank lines are left out, other columns too. Cells stay as they are written: a
 * receipt that is blank, a day or a sum that cannot be read is said of its line.
 */
export function readPaymentList(text: string): readonly PaidLine[] | PaymentListFault {
  const plain = text.replace(/^\u{feff}/u, '')
  const split = splitCsv(plain, plain.split(/[\r\n]/, 1)[0]?.includes('\t') ? '\t' : ',')
  if ('unclosedOn' in split) return 'quotation-open'
  const rows = split.records
    .map((cells) => cells.map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell !== ''))
  const [head = [], ...lines] = rows
  const at = new Map<Column, number>()
  for (const column of columns) {
    const index = head.findIndex((cell) => (heads[column] as readonly string[]).includes(cell.toLowerCase()))
    if (index >= 0) at.set(column, index)
  }
  if (rows.length === 0) return 'no-lines'
  if (!at.has('claimId')) return 'no-claim-head'
  if (!at.has('receipt')) return 'no-receipt-head'
  if (lines.length === 0) return 'no-lines'
  return lines.map((cells): PaidLine => {
    const cell = (column: Column) => cells[at.get(column) ?? -1] ?? ''
    const [on, amountYuan] = [cell('on'), cell('amountYuan')]
    return {
      claimId: cell('claimId'),
      receipt: cell('receipt'),
      ...(on !== '' && { on }),
      ...(amountYuan !== '' && { amountYuan }),
    }
  })
}
