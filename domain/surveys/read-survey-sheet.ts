import { WorkerId } from '../kernel/ids.ts'
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts'
import { decodeSheetText } from './decode-sheet-text.ts'
import { findHead, isSurveySheet, likelyHead, type SheetHead } from './find-head.ts'
import { isNoPerson } from './is-no-person.ts'
import { keepLatest } from './keep-latest.ts'
import { knownCells } from './known-cells.ts'
import { isUnasked, type KnownPerson, withKnown } from './known-person.ts'
import { likelyDuplicates } from './likely-duplicates.ts'
import { otherFormat } from './other-format.ts'
import { readCsvTable } from './read-csv-table.ts'
import { readSurveyRow, type SheetOptions, type SurveyCells, sealedCells } from './read-survey-row.ts'
import { readXlsxWorkbook } from './read-xlsx-workbook.ts'
import type { DuplicateRow, RejectedRow, RowToClarify } from './rejection.ts'
import { cellText, filledCell } from './sheet-cell.ts'
import type { SheetTable, Worksheet } from './sheet-table.ts'
import { surveyFacts } from './survey-facts.ts'
import { mostListed, type SurveyFindings } from './survey-findings.ts'
import type { SurveyRow } from './survey-row.ts'
import { surveySentences } from './survey-sentences.ts'
import { withCellsAbove } from './with-cells-above.ts'

/** What a file says: rows = accepted + rejected + duplicates, each in the order of the file. Blank rows are not rows. */
export interface SheetReading {
  readonly rows: number
  readonly accepted: readonly SurveyRow[]
  readonly rejected: readonly RejectedRow[]
  readonly duplicates: readonly DuplicateRow[]
  /** Accepted rows with optional cells that could not be read, as they were written: one telephone call settles each. */
  readonly toClarify: readonly RowToClarify[]
  readonly findings: SurveyFindings
}

export type SheetRefusal = Refusal<'unreadable-sheet' | 'no-known-head' | 'empty-sheet'>

/**
 * Reads a survey file, CSV or XLSX, whole: every visible sheet of a workbook that has the heads of a survey, as townships keep
 * one for each village. Nothing is kept of columns that are not in `surveyFacts`. Rejected rows take no part in the search
 * for duplicates.
 */
export async function readSurveySheet(
  bytes: Uint8Array,
  options: SheetOptions & { readonly known?: ReadonlyMap<string, KnownPerson> },
): Promise<SheetReading | SheetRefusal> {
  const worksheets = await readWorksheets(bytes)
  if (isRefusal(worksheets)) return worksheets
  const visible = worksheets.filter(({ isHidden }) => !isHidden)
  const filled = visible.filter(({ table }) => table.some(isFilled))
  if (filled.length === 0) {
    return refuse('empty-sheet', surveySentences('blank-sheet'))
  }
  const surveyed = filled.filter(({ table }) => isSurveySheet(table))
  const read: SurveyRow[] = []
  const rejected: RejectedRow[] = []
  const sheets: SurveyFindings['sheets'] = []
  const unknownHeads: NonNullable<SurveyFindings['unknownHeads']> = []
  const droppedHeads: NonNullable<SurveyFindings['droppedHeads']> = []
  const cellsToClarify = new Map<SurveyRow, RejectedRow['cells']>()
  const noPeople: NonNullable<SurveyFindings['noPeople']> = []
  const withoutRows = new Set<Worksheet>()
  let notAsked = 0
  for (const worksheet of surveyed.length > 0 ? surveyed : [mostKnownHeads(filled)]) {
    const head = findHead(worksheet, options)
    if (isRefusal(head)) return head
    for (const dropped of head.dropped) droppedHeads.push({ sheet: worksheet.name, head: dropped })
    for (const unknown of head.unknown) unknownHeads.push({ sheet: worksheet.name, ...unknown })
    const before = read.length + rejected.length
    for (const row of rowsBelow(head, worksheet)) {
      if (row.isNoPerson) {
        noPeople.push({ sheet: worksheet.name, rowNumber: row.rowNumber })
        continue
      }
      const known = row.person === null ? undefined : options.known?.get(row.person)
      if (known && isUnasked(row.cells)) {
        notAsked += 1
        continue
      }
      const cells = known ? withKnown(cellsOf(row.cells, head, options), known) : cellsOf(row.cells, head, options)
      const at = { sheet: worksheet.name, sheetNumber: sheets.length + 1, rowNumber: row.rowNumber }
      const result = readSurveyRow(cells, { ...at, ...options })
      if ('reason' in result) rejected.push(result)
      else {
        read.push(result)
        if (result.unread.length > 0) cellsToClarify.set(result, sealedCells(cells))
      }
    }
    const rows = read.length + rejected.length - before
    if (rows === 0) withoutRows.add(worksheet)
    else sheets.push({ sheet: worksheet.name, rows })
  }
  if (sheets.length === 0) {
    return refuse('empty-sheet', surveySentences('no-rows'))
  }
  const notRead = worksheets.flatMap((worksheet): SurveyFindings['notRead'] => {
    const sheet = worksheet.name
    if (sheet === null || sheets.some((one) => one.sheet === sheet)) return []
    if (worksheet.isHidden) return [{ sheet, why: 'hidden' }]
    return [{ sheet, why: withoutRows.has(worksheet) ? 'no-rows' : 'no-survey-heads' }]
  })
  const { kept, duplicates } = keepLatest(read)
  const uncertified = kept
    .filter((one) => one.isUncertified)
    .slice(0, mostListed)
    .map(({ sheet, rowNumber }) => ({ sheet, rowNumber }))
  const toClarify = kept.flatMap((accepted): RowToClarify[] => {
    const cells = cellsToClarify.get(accepted)
    if (!cells) return []
    const { sheet, sheetNumber, rowNumber, unread } = accepted
    return [{ sheet, sheetNumber, rowNumber, reason: 'invalid-value', columns: unread, cells, accepted }]
  })
  return {
    rows: read.length + rejected.length,
    accepted: kept,
    rejected,
    duplicates,
    toClarify,
    findings: {
      sheets,
      notRead,
      unknownHeads,
      noPeople,
      ...(droppedHeads.length > 0 && { droppedHeads }),
      ...(uncertified.length > 0 && { uncertified }),
      ...(notAsked > 0 && { notAsked }),
      toClarify: kept
        .filter(({ unread }) => unread.length > 0)
        .slice(0, mostListed)
        .map(({ sheet, rowNumber, unread, unclear }) => ({
          sheet,
          rowNumber,
          columns: unread.map((column) => surveyFacts[column].heads[0]),
          isHeld: unclear !== null,
        })),
      likelyDuplicates: likelyDuplicates(kept).slice(0, mostListed),
    },
  }
}

function mostKnownHeads(worksheets: readonly Worksheet[]): Worksheet {
  const known = worksheets.map(({ table }) => likelyHead(table).known)
  return worksheets[known.indexOf(Math.max(...known))] as Worksheet
}

function isFilled(row: SheetTable[number]): boolean {
  return row.some((cell) => filledCell(cell) !== null)
}

function* rowsBelow(head: SheetHead, { table, from1904 }: Worksheet) {
  let above: SheetTable[number] = []
  const top = table.slice(0, head.rowIndex + 1)
  for (let index = head.rowIndex + 1; index < table.length; index += 1) {
    const written = table[index] ?? []
    if (!isFilled(written)) continue
    if (isNoPerson(written, top)) {
      yield { rowNumber: index + 1, isNoPerson: true, cells: {}, person: null }
      continue
    }
    const row = withCellsAbove(written, above, head)
    const person = filledCell(written[head.person])
    const number = typeof person === 'string' ? cellText(person).trim() : null
    yield { rowNumber: index + 1, isNoPerson: false, cells: knownCells(row, head, from1904), person: number }
    above = row
  }
}

function cellsOf(cells: SurveyCells, { positions }: SheetHead, { countyOfUpload }: SheetOptions): SurveyCells {
  return countyOfUpload && !positions.has('countyCode') ? { ...cells, countyCode: countyOfUpload } : cells
}

/** Whom a sheet names by their number in the registry, at most so many as a sheet may have rows. */
export async function peopleNamedIn(bytes: Uint8Array): Promise<WorkerId[]> {
  const worksheets = await readWorksheets(bytes)
  if (isRefusal(worksheets)) return []
  const cells = worksheets.flatMap(({ table }) => table.flat())
  return [...new Set(cells.flatMap((cell) => WorkerId.safeParse(cell).data ?? []))]
}

async function readWorksheets(bytes: Uint8Array): Promise<Worksheet[] | SheetRefusal> {
  if (bytes.length === 0) return refuse('empty-sheet', surveySentences('empty-file'))
  const other = otherFormat(bytes)
  if (other) {
    return refuse('unreadable-sheet', surveySentences('other-format', { format: other }))
  }
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return readXlsxWorkbook(bytes)
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return refuse('unreadable-sheet', surveySentences('old-or-locked'))
  }
  const text = decodeSheetText(bytes)
  if (isRefusal(text)) return text
  const table = readCsvTable(text)
  return isRefusal(table) ? table : [{ name: null, isHidden: false, from1904: false, table }]
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}
