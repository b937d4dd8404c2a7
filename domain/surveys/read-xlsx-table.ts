import readWorkbook from 'read-excel-file/node'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { likelyHead } from './find-head.ts'
import type { SheetCell } from './sheet-cell.ts'
import type { SheetTable } from './sheet-table.ts'

/** Reads the sheet of an XLSX workbook that has the most known heads; others are notes or lists to choose from. */
export async function readXlsxTable(bytes: Uint8Array): Promise<SheetTable | Refusal<'unreadable-sheet'>> {
  const workbook = await readWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).catch(() => null)
  if (workbook === null) {
    return refuse('unreadable-sheet', 'The XLSX workbook is damaged: open it, save it again, and upload it once more.')
  }
  let best: { table: SheetTable; known: number } = { table: [], known: -1 }
  for (const sheet of workbook) {
    // The library's types name the constructor `Date` where its cells are dates.
    const table = sheet.data as unknown as (SheetCell | null)[][]
    const { known } = likelyHead(table)
    if (known > best.known) best = { table, known }
  }
  return best.table
}
