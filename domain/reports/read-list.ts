import type * as z from 'zod'
import { issueWords } from '../kernel/issue-words.ts'
import { parseJson } from '../kernel/parse-json.ts'
import type { Sentence } from '../kernel/words.ts'
import { splitCsv } from '../surveys/split-csv.ts'
import { type CellKind, columnsOf, type ListColumn } from './list-column.ts'
import { reportsSentences } from './reports-sentences.ts'
import { type ListFormat, withoutGuard } from './write-list.ts'

type Column = ListColumn & { readonly name: string; readonly isRequired: boolean }

/** What is wrong with a list, and where: lines as an editor counts them, the heads of a CSV file being the first. */
export interface ListProblem {
  readonly line: number
  /** Of the schema; null: it is about the whole line. */
  readonly column: string | null
  readonly words: Sentence
}

export interface ReadLine<Line> {
  readonly line: number
  readonly values: Line
}

export interface ReadList<Line> {
  readonly lines: readonly ReadLine<Line>[]
  readonly problems: readonly ListProblem[]
}

/**
 * The lines of a list and everything that is wrong with it. Columns that only tell may be missing, and may hold anything. `linesBefore`
 * are those of the file that this part leaves out.
 */
export function readList<Line>(schema: z.ZodObject, text: string, format: ListFormat, linesBefore = 0): ReadList<Line> {
  const columns = columnsOf(schema)
  const lines: ReadLine<Line>[] = []
  const problems: ListProblem[] = []
  const { rows, wrong } = format === 'csv' ? rowsOfCsv(text, columns) : rowsOfJson(text, columns)
  problems.push(...wrong)
  for (const { line, values } of rows) {
    const told = columns.filter(({ toldOnly }) => toldOnly).map(({ name }) => [name, null])
    const parsed = schema.safeParse({ ...values, ...Object.fromEntries(told) }, { reportInput: true })
    if (parsed.success) lines.push({ line, values: parsed.data as Line })
    else
      problems.push(
        ...parsed.error.issues.map((issue) => ({
          line,
          column: issue.path.length > 0 ? String(issue.path[0]) : null,
          words: issue.input === null ? reportsSentences('cell-empty') : issueWords(issue),
        })),
      )
  }
  // The heads of a part are the heads of its file.
  const inFile = <Told extends { readonly line: number }>(told: Told): Told =>
    format === 'csv' && told.line === 1 ? told : { ...told, line: told.line + linesBefore }
  return { lines: lines.map(inFile), problems: problems.map(inFile) }
}

interface Row {
  readonly line: number
  readonly values: Readonly<Record<string, unknown>>
}
interface Rows {
  readonly rows: readonly Row[]
  readonly wrong: readonly ListProblem[]
}

function rowsOfCsv(text: string, columns: readonly Column[]): Rows {
  const split = splitCsv(text.replace(/^\u{feff}/u, ''), ',')
  if ('unclosedOn' in split)
    return { rows: [], wrong: [{ line: split.unclosedOn, column: null, words: reportsSentences('quotation-open') }] }
  const [heads = [], ...records] = split.records
  const known = heads.map((head) => columns.find(({ name, zh }) => zh === head.trim() || name === head.trim()))
  // They are counted and not repeated: a file without heads has somebody’s details there.
  const unknown = heads.filter((_, index) => !known[index]).length
  const missing = columns.filter((column) => column.isRequired && !column.toldOnly && !known.includes(column))
  const wrong: ListProblem[] = []
  if (unknown > 0) wrong.push({ line: 1, column: null, words: reportsSentences('heads-unknown', { count: unknown }) })
  if (missing.length > 0)
    wrong.push({
      line: 1,
      column: null,
      words: reportsSentences('heads-missing', { heads: missing.map(({ zh, name }) => ({ zh, en: name })) }),
    })
  if (wrong.length > 0) return { rows: [], wrong }
  const rows: Row[] = []
  let line = 1 + linesIn(heads)
  for (const cells of records) {
    const at = line
    line += linesIn(cells)
    if (cells.every((cell) => cell.trim() === '')) continue
    if (cells.length > heads.length) {
      wrong.push({
        line: at,
        column: null,
        words: reportsSentences('cells-many', { cells: cells.length, heads: heads.length }),
      })
      continue
    }
    const values: Record<string, unknown> = Object.fromEntries(columns.map(({ name }) => [name, null]))
    for (const [index, column] of known.entries())
      if (column) values[column.name] = readCellOfKind(cells[index] ?? '', column.kind)
    rows.push({ line: at, values })
  }
  return { rows, wrong }
}

/** A cell may run over several lines. */
function linesIn(cells: readonly string[]): number {
  return 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)
}

/** What is no number or no yes stays the text that it is, and the schema says so. */
function readCellOfKind(cell: string, kind: CellKind): unknown {
  if (cell === '') return null
  if (kind === 'text') return withoutGuard(cell)
  const text = cell.trim()
  if (kind === 'number') return /^-?\d{1,15}(?:\.\d{1,6})?$/.test(text) ? Number(text) : cell
  if (['是', 'true'].includes(text)) return true
  return ['否', 'false'].includes(text) ? false : cell
}

function rowsOfJson(text: string, columns: readonly Column[]): Rows {
  const rows: Row[] = []
  const wrong: ListProblem[] = []
  const nothing = Object.fromEntries(columns.map(({ name }) => [name, null]))
  for (const [index, written] of text
    .replace(/^\u{feff}/u, '')
    .split(/\r?\n/)
    .entries()) {
    if (written.trim() === '') continue
    const value = objectIn(written)
    if (value) rows.push({ line: index + 1, values: { ...nothing, ...value } })
    else wrong.push({ line: index + 1, column: null, words: reportsSentences('no-json-object') })
  }
  return { rows, wrong }
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = parseJson(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}
