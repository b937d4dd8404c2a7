import type { FormTable } from './printed-form.ts'

/** A few suffice: who comes late in number is put on the next version of the list. */
const mostRows = 3

/** The table with rows to write names into that come late, as far as there is room for them. */
export function withBlankRows(table: FormTable, room: number): FormTable {
  const blank = table.columns.map(() => null)
  const number = Math.max(0, Math.min(mostRows, room))
  return { ...table, rows: [...table.rows, ...Array.from({ length: number }, () => blank)] }
}
