import type { CellObject, SheetData } from 'write-excel-file/node'
import type { FormValue, PrintedForm, ValueForm } from './printed-form.ts'
import { spreadColumns, widthsOfSpans } from './spread-columns.ts'
import { textWidth } from './text-width.ts'

export interface FormLayout {
  readonly data: SheetData
  /** Widths of the columns, in digits. */
  readonly widths: readonly number[]
  readonly orientation: 'portrait' | 'landscape'
  /** The row with the heads, counted from 1. */
  readonly headRow: number
}

/** What fits between the margins of A4 at 11 points, in digits. */
const pageWidth = { portrait: 90, landscape: 134 }
/** A longer text is broken into lines. */
const widest = 32
const lineHeight = 15

const formats: Record<ValueForm, string | undefined> = {
  text: undefined,
  count: '0',
  yuan: '"¥"#,##0.00',
  share: '0.0%',
}

const border = { borderStyle: 'thin', borderColor: '#000000' } as const
const boxed = { ...border, alignVertical: 'center', wrap: true } as const
const headed = { ...boxed, fontWeight: 'bold', backgroundColor: '#F2F2F2', align: 'center' } as const
const plain = { alignVertical: 'center', wrap: true } as const

interface Placed {
  readonly value: FormValue
  readonly style: Omit<CellObject, 'value' | 'type'>
}

/** Title, facts, table, totals, notes and places for signatures, row by row, as wide as the page. */
export function layOutForm(form: PrintedForm): FormLayout {
  const natural = naturalWidths(form)
  const orientation = total(natural) > pageWidth.portrait ? 'landscape' : 'portrait'
  const stretch = Math.max(1, pageWidth[orientation] / total(natural))
  const widths = natural.map((width) => Math.round(width * stretch * 10) / 10)
  const whole = (text: string, style: Placed['style'], height?: number) =>
    line(widths, [widths.length], [{ value: text, style }], height)
  const title = whole(form.title, { ...plain, align: 'center', fontWeight: 'bold', fontSize: 18 }, 36)
  const facts = factLines(form.facts, widths)
  const single = widths.map(() => 1)
  const heads = line(
    widths,
    single,
    form.columns.map(({ head }) => ({ value: head, style: headed })),
  )
  const cells = (values: readonly FormValue[], style: Placed['style'] = {}) =>
    line(
      widths,
      single,
      values.map((value, column) => ({ value, style: { ...styleOf(form.columns[column]?.form ?? 'text'), ...style } })),
    )
  return {
    data: [
      title,
      ...facts,
      heads,
      ...form.rows.map((values) => cells(values)),
      ...(form.totals ? [cells(form.totals, { fontWeight: 'bold' })] : []),
      ...form.notes.map((note) => whole(note, plain)),
      ...form.signatures.map((places) => signatureLine(places, widths)),
    ],
    widths,
    orientation,
    headRow: facts.length + 2,
  }
}

function styleOf(form: ValueForm): Placed['style'] {
  const format = formats[form]
  const aligned = form === 'yuan' ? ({ align: 'right', indent: 1 } as const) : ({ align: 'center' } as const)
  return { ...boxed, ...aligned, ...(format && { format }) }
}

/** By what stands in the columns; a long head is broken in two. */
function naturalWidths({ columns, rows, totals }: PrintedForm): number[] {
  return columns.map(({ head, form, width }, column) => {
    const values = [...rows, ...(totals ? [totals] : [])].map((row) => widthOf(row[column] ?? null, form))
    const headWidth = textWidth(head)
    const broken = headWidth > 10 ? 2 * Math.ceil(headWidth / 4) : headWidth
    return Math.min(widest, Math.max(broken, width, ...values)) + 2
  })
}

function widthOf(value: FormValue, form: ValueForm): number {
  if (typeof value !== 'number') return textWidth(value ?? '')
  if (form === 'yuan') return value.toLocaleString('en', { minimumFractionDigits: 2 }).length + 3
  return form === 'share' ? 6 : String(value).length
}

/** Each fact is a label and a box; lines of equally many facts have them under each other. */
function factLines(lines: PrintedForm['facts'], widths: readonly number[]): SheetData {
  return lines.map((facts) => {
    const wanted = slotsOf(lines.filter(({ length }) => length === facts.length))
    const cells = facts.flatMap(({ label, value }): Placed[] => [
      { value: label, style: headed },
      { value, style: { ...boxed, align: 'left', indent: 1 } },
    ])
    return line(widths, spreadColumns(widths, wanted), cells)
  })
}

/** The widths that labels and boxes want. */
function slotsOf(lines: PrintedForm['facts']): number[] {
  const slots = (lines[0] ?? []).map((_, slot) => lines.flatMap((facts) => facts[slot] ?? []))
  return slots.flatMap((facts) => [
    Math.max(...facts.map(({ label }) => textWidth(label))) + 2,
    Math.max(12, ...facts.map(({ value }) => textWidth(String(value ?? '')))) + 3,
  ])
}

function signatureLine(places: readonly string[], widths: readonly number[]): SheetData[number] {
  const spans = spreadColumns(
    widths,
    places.map(() => 1),
  )
  const style = { alignVertical: 'bottom', align: 'left' } as const
  return line(
    widths,
    spans,
    places.map((value) => ({ value, style })),
    36,
  )
}

/** One row of cells that span columns, as high as its longest text needs. */
function line(
  widths: readonly number[],
  spans: readonly number[],
  cells: readonly Placed[],
  height?: number,
): SheetData[number] {
  const room = widthsOfSpans(widths, spans)
  const lines = cells.map(({ value }, cell) => linesOf(value, (room[cell] ?? 1) - 1))
  const tall = height ?? Math.max(22, Math.max(...lines) * lineHeight + 6)
  return cells.flatMap(({ value, style }, cell) => {
    const columnSpan = spans[cell] ?? 1
    const span = columnSpan > 1 ? { columnSpan } : {}
    const placed: CellObject = { ...style, ...contentOf(value, style), height: tall, ...span }
    return [placed, ...Array<null>(columnSpan - 1).fill(null)]
  })
}

/** Text is marked as such: a spreadsheet would round a number of eighteen digits when somebody edits it. */
function contentOf(value: FormValue, { format }: Placed['style']): CellObject {
  if (value === null) return { format: undefined }
  return typeof value === 'number' ? { value, type: Number, format } : { value, type: String, format: '@' }
}

function linesOf(value: FormValue, room: number): number {
  if (typeof value !== 'string') return 1
  return value.split('\n').reduce((sum, text) => sum + Math.max(1, Math.ceil(textWidth(text) / Math.max(2, room))), 0)
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0)
}
