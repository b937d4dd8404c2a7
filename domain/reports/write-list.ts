import { stringify } from 'csv-stringify/sync'
import type * as z from 'zod'
import { columnsOf } from './list-column.ts'

export type ListFormat = 'csv' | 'jsonl'

/**
 * A spreadsheet would run what begins like a formula, and round a number of more than eleven digits. What begins with the
 * apostrophe itself gets another one, so that whoever takes one off has the text as it was.
 */
const guarded = /^(?:['=+\-@＝＋－＠\t\r\n]|\d{12,}$)/

type Line = Readonly<Record<string, unknown>>

/** Lines as CSV under Chinese heads, or as JSON Lines under the fields' names; both end with a line end. */
export function writeList(
  schema: z.ZodObject,
  lines: readonly Line[],
  { format, bom, heads }: { readonly format: ListFormat; readonly bom: boolean; readonly heads: boolean },
): string {
  const columns = columnsOf(schema)
  if (format === 'jsonl')
    return lines
      .map((line) => `${JSON.stringify(Object.fromEntries(columns.map(({ name }) => [name, line[name] ?? null])))}\n`)
      .join('')
  const rows = lines.map((line) => columns.map(({ name }) => cellOf(line[name])))
  return stringify([...(heads ? [columns.map(({ zh }) => zh)] : []), ...rows], {
    bom: bom && heads,
    record_delimiter: 'windows',
  })
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value !== 'string') return String(value as number)
  return guarded.test(value) ? `'${value}` : value
}

/** The text of a cell as it was before it was guarded. */
export function withoutGuard(cell: string): string {
  return cell.startsWith("'") && guarded.test(cell.slice(1)) ? cell.slice(1) : cell
}
