import { Personal } from '../kernel/personal.ts'
import { cellText, LostCell, type SheetCell } from './sheet-cell.ts'

/** A cell of a row that somebody has to correct: it prints as `***`, and is still the number or the date that it was. */
export class WrittenCell extends Personal {
  readonly #cell: SheetCell

  constructor(cell: SheetCell) {
    super(asShown(cell), '***')
    this.#cell = cell
  }

  revealCell(): SheetCell {
    return this.#cell
  }
}

/** In a file that is uploaded again, nothing shown would be a blank cell. */
function asShown(cell: SheetCell): string {
  if (cell instanceof LostCell) return cell.shown || '#N/A'
  return typeof cell === 'string' ? cell : cellText(cell)
}
