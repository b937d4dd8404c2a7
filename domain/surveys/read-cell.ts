import type { NationalId, Phone } from '../kernel/personal.ts'
import { parseNationalId } from './national-id.ts'
import { parsePersonName } from './person-name.ts'
import { parsePhones } from './phone-number.ts'
import { priorityPolicyNamed } from './priority-policy.ts'
import { type CountyScope, readCounty } from './read-county.ts'
import { type DayOfUpload, readDate } from './read-date.ts'
import { readDeparture } from './read-departure.ts'
import { readDestinations } from './read-destinations.ts'
import { readSkills } from './read-skills.ts'
import { readWage } from './read-wage.ts'
import { readWillingness, readYesNo } from './read-yes-no.ts'
import { cellText, type SheetCell } from './sheet-cell.ts'

/** How each kind of filled cell is read: to what its writer meant, or to undefined where it cannot be read. */
export const readCell = {
  text: cellText,
  name: (cell: SheetCell) => parsePersonName(cellText(cell)) ?? undefined,
  nationalId: readNationalId,
  phone: readPhone,
  countyCode: (cell: SheetCell, scope: CountyScope) => readCounty(cellText(cell), scope),
  skills: (cell: SheetCell) => readSkills(cellText(cell)),
  wage: (cell: SheetCell) => readWage(cellText(cell)),
  destinations: (cell: SheetCell) => readDestinations(cellText(cell)),
  date: (cell: SheetCell, sheet?: DayOfUpload) => readDate(cell, sheet),
  departure: readDeparture,
  yesNo: (cell: SheetCell) => readYesNo(cellText(cell)),
  priorityPolicy: (cell: SheetCell) => priorityPolicyNamed(cellText(cell)),
  willingness: (cell: SheetCell) => readWillingness(cellText(cell)),
}

type Readers = typeof readCell
/** The names of the readers that give such a value. */
export type ReaderOf<Value> = {
  [Name in keyof Readers]: ReturnType<Readers[Name]> extends Value | undefined ? Name : never
}[keyof Readers]

/** A number cell keeps 15 digits of an 18-digit id, and one in eleven of the wrecks would pass the checksum by chance. */
function readNationalId(cell: SheetCell): NationalId | undefined {
  if (typeof cell !== 'string') return undefined
  const id = cellText(cell)
    .replace(/^["'`‘’“”]+|["'`‘’“”]+$/g, '')
    .replace(/(?<=\d)[-\s](?=[\dx])/gi, '')
    // Letters of other scripts, and the sign of multiplication, that look like the check character.
    .replace(/(?<=\d)[ХхΧχ×]$/, 'X')
  return parseNationalId(id) ?? undefined
}

/** The first number of the cell; `secondPhoneIn` gives the other. */
function readPhone(cell: SheetCell): Phone | undefined {
  return parsePhones(cellText(cell))?.[0]
}

/** The other number of a cell that holds two. */
export function secondPhoneIn(cell: SheetCell | undefined): Phone | null {
  return cell === undefined ? null : (parsePhones(cellText(cell))?.[1] ?? null)
}

/** Whether the cell holds more numbers than the two that are kept. */
export function hasFurtherPhones(cell: SheetCell | undefined): boolean {
  return cell !== undefined && (parsePhones(cellText(cell))?.length ?? 0) > 2
}
