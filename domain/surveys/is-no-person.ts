import { columnOfHead } from './column-of-head.ts'
import { cellText, filledCell, LostCell } from './sheet-cell.ts'
import type { SheetTable } from './sheet-table.ts'

/** How the lines begin that close a sheet: totals, remarks, and who signed. */
const footWords =
  /^[([【〔]?(?:合\s*计|小\s*计|总\s*计|共\s*计|总人数|共\d+人|注\d?[:.、]?|备\s*注|说明|填表|填报|制表|审核|审批|复核|负责人|经办|联系人[:]|单位|盖章|签字|签名|日\s*期|调查员[:]|调查人[:])/

/** Fewer known heads may be a person's cells. */
const fewestHeads = 3

/**
 * Whether a row below the heads is a total, a remark, a signature, or the title or heads once more, as a printed sheet has them on every page,
 * and so no person who was rejected. Who has an ID or a phone is a person, whatever their name. `above`: the rows down to the heads.
 */
export function isNoPerson(row: SheetTable[number], above: SheetTable): boolean {
  const filled = row.flatMap((cell) => filledCell(cell) ?? [])
  if (filled.some((cell) => cell instanceof LostCell || /\d{7,}/.test(cellText(cell).replace(/[\s-]/g, ''))))
    return false
  const [first] = filled
  if (first === undefined) return false
  const fresh = row.filter((cell, position) => filledCell(cell) !== null && !standsAbove(cell, position, above))
  if (fresh.length === 0) return true
  if (filled.length >= fewestHeads && fresh.every((cell) => columnOfHead(cell) !== undefined)) return true
  return footWords.test(cellText(first))
}

function standsAbove(cell: SheetTable[number][number], position: number, above: SheetTable): boolean {
  const plain = (one: typeof cell) => cellText(filledCell(one) ?? '').replace(/\s/g, '')
  return above.some((row) => plain(row[position] ?? null) === plain(cell))
}
