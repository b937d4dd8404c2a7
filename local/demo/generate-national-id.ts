import type { CalendarDate } from '../../domain/kernel/instant.ts'
import { checkCharacterOf } from '../../domain/surveys/national-id.ts'
import type { GeneratedChance } from './generate-chance.ts'

/** GB/T 2260 has no province 99 and foreign residents' numbers continue 9 with a province: 999 is nobody's. */
const reservedDivision = '999'

/** A national ID that passes every check and can be no real person's. */
export function generateNationalId(chance: GeneratedChance, birthDate: CalendarDate): string {
  const division = `${reservedDivision}${digits(chance.between(0, 999))}`
  const first17 = `${division}${birthDate.replaceAll('-', '')}${digits(chance.between(1, 999))}`
  return `${first17}${checkCharacterOf(first17)}`
}

function digits(number: number): string {
  return String(number).padStart(3, '0')
}
