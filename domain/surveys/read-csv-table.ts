import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { columnOfHead } from './column-of-head.ts'
import type { SheetTable } from './sheet-table.ts'

/** Reads CSV text whose cells are parted by commas, semicolons or tabs, whichever parts the most known heads. */
export function readCsvTable(text: string): SheetTable | Refusal<'unreadable-sheet'> {
  try {
    return parse(text, {
      delimiter: findDelimiter(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return refuse(
      'unreadable-sheet',
      `The CSV file cannot be read to its end, most likely as a quotation mark is never closed: ${error.message}`,
    )
  }
}

function findDelimiter(text: string): string {
  const lines = text.slice(0, 20_000).split(/\r\n|\n|\r/, 10)
  let best = { delimiter: ',', known: 0 }
  for (const delimiter of [',', ';', '\t']) {
    for (const line of lines) {
      const cells = line.split(delimiter).map((cell) => cell.replace(/^"|"$/g, ''))
      const known = cells.filter((cell) => columnOfHead(cell) !== undefined).length
      if (known > best.known) best = { delimiter, known }
    }
  }
  return best.delimiter
}
