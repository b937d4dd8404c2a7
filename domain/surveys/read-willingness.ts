import { readYesNo } from './read-yes-no.ts'
import { cellText, type SheetCell } from './sheet-cell.ts'
import type { Willingness } from './survey-row.ts'

const answers = new Map<string, Willingness>([
  ['愿意', 'willing'],
  ['willing', 'willing'],
  ['不愿意', 'not-willing'],
  ['not-willing', 'not-willing'],
  ['not willing', 'not-willing'],
  ['未定', 'undecided'],
  ['undecided', 'undecided'],
])

export function readWillingness(cell: SheetCell): Willingness | null {
  const answer = answers.get(cellText(cell).toLowerCase())
  if (answer) return answer
  const yes = readYesNo(cell)
  if (yes === null) return null
  return yes ? 'willing' : 'not-willing'
}
