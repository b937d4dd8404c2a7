import { cellText, type SheetCell } from './sheet-cell.ts'

/** What the head of the wages says of bare numbers below it: `万` or `/年`. */
export function wageUnitOf(head: SheetCell): string {
  const text = cellText(head)
  return `${/万/.exec(text)?.[0] ?? /千/.exec(text)?.[0] ?? ''}${/年/.test(text) ? '/年' : ''}`
}
