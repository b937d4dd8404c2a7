import { CalendarDate } from '../kernel/instant.ts'
import { NationalId } from '../kernel/personal.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'

/** The last character that GB 11643 gives to 17 digits: weighted sum mod 11. */
export function checkCharacterOf(first17: string): string {
  let sum = 0
  weights.forEach((weight, position) => {
    sum += weight * Number(first17[position])
  })
  return checkCharacters.charAt(sum % 11)
}

/**
 * Reads a national ID of GB 11643: 18 characters with a real date of birth and the right check character, or null.
 * Full-width characters, spaces and a lower-case x are put right. The old 15-digit ids are no longer valid.
 *
 * The first six digits are not checked: they name the division of first registration, which may have been renumbered
 * or dissolved since. Numbers that begin with 999 belong to nobody (GB/T 2260 has no province 99), so generated
 * workers have those. The digit that tells the sex is never looked at.
 */
export function parseNationalId(text: string): NationalId | null {
  const id = text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  if (!/^\d{17}[\dX]$/.test(id) || checkCharacterOf(id) !== id[17]) return null
  const birthDate = CalendarDate.safeParse(birthDateWritten(id))
  return birthDate.success ? new NationalId(id) : null
}

/** The date of birth that a parsed national ID holds. */
export function birthDateOf(nationalId: NationalId): CalendarDate {
  return CalendarDate.parse(birthDateWritten(nationalId.reveal()))
}

function birthDateWritten(id: string): string {
  return `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`
}
