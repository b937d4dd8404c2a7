import { type Refusal, refuse } from '../kernel/refusal.ts'
import { columnOfHead } from './column-of-head.ts'
import type { SheetTable } from './sheet-table.ts'
import { splitCsv } from './split-csv.ts'
import { surveySentences } from './survey-sentences.ts'

/** Tells Excel the separator, and is no row of the sheet that it shows. */
const separatorLine = /^\ufeff?"?sep=.?"?(?:\r\n|\n|\r)/i

/** Reads CSV text whose cells are parted by commas, semicolons or tabs, whichever parts the most known heads. */
export function readCsvTable(whole: string): SheetTable | Refusal<'unreadable-sheet'> {
  const text = whole.replace(separatorLine, '')
  const { delimiter, columns } = findHeads(text)
  const split = splitCsv(text, delimiter, columns)
  if ('records' in split) return split.records
  return refuse('unreadable-sheet', surveySentences('open-quotation', { line: split.unclosedOn }))
}

/** The heads may run over lines in quotation marks, and a title above them may have a stray one: both ways are tried. */
function findHeads(text: string): { delimiter: string; columns: number } {
  const start = text.slice(0, 20_000)
  let best = { delimiter: ',', columns: Number.POSITIVE_INFINITY, known: 0 }
  for (const delimiter of [',', ';', '\t']) {
    const split = splitCsv(start, delimiter)
    const inQuotes = 'records' in split ? split.records.slice(0, 10) : []
    const inLines = start.split(/\r\n|\n|\r/, 10).map((line) => line.split(delimiter))
    for (const cells of [...inQuotes, ...inLines]) {
      const known = cells.filter((cell) => columnOfHead(cell.replace(/^"|"$/g, '')) !== undefined).length
      if (known > best.known) best = { delimiter, columns: cells.length, known }
    }
  }
  return best
}
