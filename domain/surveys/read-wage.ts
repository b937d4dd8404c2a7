import { type Money, yuan } from '../kernel/money.ts'
import { cellText, type SheetCell } from './sheet-cell.ts'

/** Above this a month's wage is a slip of the pen or a year's wage. */
const mostYuan = 100_000

/** Reads 4500, `4,500元`, `￥4500/月`; `不限` and `面议` (to be agreed) name no least wage. */
export function readWage(cell: SheetCell): Money | 'any' | null {
  const text = cellText(cell).replace(/[\s,]/g, '')
  if (text === '不限' || text === '面议') return 'any'
  const amount = /^[¥￥]?(\d+(?:\.\d{1,2})?)元?(?:\/月|每月)?$/.exec(text)?.[1]
  if (amount === undefined || Number(amount) > mostYuan) return null
  return yuan(Number(amount))
}
