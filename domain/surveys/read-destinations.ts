import { provinceNamed } from '../kernel/places/provinces.ts'
import { cellText, type SheetCell } from './sheet-cell.ts'
import { splitList } from './split-list.ts'
import type { SurveyRow } from './survey-row.ts'

const anywhere = new Set(['不限', 'any', '均可', '都可以'])

/** Reads provinces, best first, by any of their names; null where one of them is none. */
export function readDestinations(cell: SheetCell): SurveyRow['destinations'] | null {
  const provinces = new Set<string>()
  for (const part of splitList(cellText(cell))) {
    if (anywhere.has(part.toLowerCase())) return 'any'
    const province = provinceNamed(part)
    if (province === undefined) return null
    provinces.add(province)
  }
  return provinces.size === 0 ? null : [...provinces]
}
