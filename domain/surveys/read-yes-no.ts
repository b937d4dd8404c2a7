import { cellText, type SheetCell } from './sheet-cell.ts'

const answers = new Map([
  ['是', true],
  ['yes', true],
  ['y', true],
  ['true', true],
  ['1', true],
  ['否', false],
  ['no', false],
  ['n', false],
  ['false', false],
  ['0', false],
])

export function readYesNo(cell: SheetCell): boolean | null {
  return answers.get(cellText(cell).toLowerCase()) ?? null
}
