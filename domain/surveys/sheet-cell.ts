import { withoutGbkPrivateUse } from './gbk-private-use.ts'

/** A cell as a spreadsheet or a CSV file gives it; a date stands at midnight UTC. */
export type SheetCell = string | number | boolean | Date | LostCell

/** A cell whose content the file does not hold: an error value, a formula that was never worked out, a damaged byte. It is not blank. */
export class LostCell {
  /** As the spreadsheet shows it: `#N/A`; empty where it shows nothing. */
  readonly shown: string

  constructor(shown: string) {
    this.shown = shown
  }
}

/** What surveyors write where they have nothing to write. */
const blankMarks = new Set(['', '无', '没有', '-', '--', '—', '/', '\\'])

/** What a spreadsheet shows for an error, or for a number in too narrow a column; a CSV file holds it as text. */
const errorShown = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|#{2,})$/i

/** Nobody sees these: zero-width and bidi marks, soft hyphens, variation selectors, fillers, control characters. */
const invisible = /[[\p{Default_Ignorable_Code_Point}\p{Cc}\u2800\ufff9-\ufffb]--[\t\n\v\f\r\u0085]]/gv

/** How a text is kept from being taken for a number: `'530627`, `="530627"`, `“530627”`. */
const quotedWhole = /^=?\s*(["'`´‘’“”„«»「」『』])([^"'`´‘’“”„«»「」『』]*)["'`´‘’“”„«»「」『』]$/
const textMark = /^['`´‘’]/

/** Plain text of a cell: half-width letters and digits, no invisible characters, no marks that say that it is text. */
export function cellText(cell: SheetCell): string {
  if (typeof cell === 'string') return plainText(cell)
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  if (cell instanceof LostCell) return cell.shown
  return cell.toISOString().slice(0, 10)
}

function plainText(written: string): string {
  // NFKC would make a space and an accent of ´.
  const text = withoutGbkPrivateUse(written).replaceAll('´', "'").normalize('NFKC').replace(invisible, '').trim()
  return text.replace(quotedWhole, '$2').replace(textMark, '').trim()
}

/** The cell, or null where nothing was filled in. */
export function filledCell(cell: SheetCell | null | undefined): SheetCell | null {
  if (cell === null || cell === undefined) return null
  if (typeof cell !== 'string') return cell
  const text = cellText(cell)
  if (errorShown.test(text) || text.includes('\ufffd')) return new LostCell(text)
  return blankMarks.has(text) ? null : cell
}
