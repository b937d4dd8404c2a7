import type { Instant } from '../instant.ts'

/** null: a box left empty, to be written into by hand. */
export type FormValue = string | number | null

/** How the values of a column are shown; a share is a number from 0 to 1, yuan are yuan. */
export type ValueForm = 'text' | 'count' | 'yuan' | 'share'

export interface FormColumn<Row> {
  readonly head: string
  readonly value: (row: Row) => FormValue
  /** `text` unless told. */
  readonly form?: ValueForm
  /** At least as wide as this, in digits: room to write by hand. */
  readonly width?: number
  /** What stands in the line of totals: the sum, or what the rows give. */
  readonly total?: 'sum' | ((rows: readonly Row[]) => FormValue)
}

/** A table as it is written: each row has a value for each column. */
export interface FormTable {
  readonly columns: readonly { readonly head: string; readonly form: ValueForm; readonly width: number }[]
  readonly rows: readonly (readonly FormValue[])[]
  /** The line of totals; null where no column has one. */
  readonly totals: readonly FormValue[] | null
}

/** Something known, or to be written in by hand, in a box beside its label. */
export interface FormFact {
  readonly label: string
  readonly value: FormValue
}

/** A form that an office prints as it is, signs and files: one sheet of a workbook, A4. */
export interface PrintedForm extends FormTable {
  /** Name of the sheet; what Excel does not allow in it is left out. */
  readonly name: string
  readonly title: string
  /** What stands between title and table, line by line; a line has at most half as many facts as the table has columns. */
  readonly facts: readonly (readonly FormFact[])[]
  /** Lines under the table: how to fill it in. */
  readonly notes: readonly string[]
  /** Lines for signature and seal, each with its places side by side. */
  readonly signatures: readonly (readonly string[])[]
  /** When it was drawn up, for the foot of the page. */
  readonly madeAt: Instant
}

export function formTable<Row>(columns: readonly FormColumn<Row>[], rows: readonly Row[]): FormTable {
  const written = rows.map((row) => columns.map(({ value }) => value(row)))
  const hasTotals = columns.some(({ total }) => total !== undefined)
  const totalOf = ({ total }: FormColumn<Row>, column: number): FormValue => {
    if (total === 'sum') return written.reduce((sum, values) => sum + Number(values[column] ?? 0), 0)
    if (total) return total(rows)
    return column === 0 ? '合计' : null
  }
  return {
    columns: columns.map(({ head, form = 'text', width = 0 }) => ({ head, form, width })),
    rows: written,
    totals: hasTotals ? columns.map(totalOf) : null,
  }
}
