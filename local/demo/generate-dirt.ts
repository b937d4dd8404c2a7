import type { CalendarDate } from '../../domain/kernel/instant.ts'
import type { RejectionReason } from '../../domain/surveys/rejection.ts'
import type { GeneratedChance } from './generate-chance.ts'
import { generateNationalId } from './generate-national-id.ts'
import { birthDateAtAge, type GeneratedRow } from './generate-survey-person.ts'

type Spoil = (row: GeneratedRow, chance: GeneratedChance) => Partial<GeneratedRow>

/** For every reason to reject a row, the mistakes in sheets from the villages that lead to it. */
const spoils: Record<RejectionReason, readonly Spoil[]> = {
  'missing-field': [
    () => ({ name: '' }),
    () => ({ nationalId: '' }),
    () => ({ phone: '无' }),
    () => ({ countyCode: '' }),
    () => ({ willing: '' }),
    () => ({ consent: '' }),
  ],
  'invalid-national-id': [
    ({ nationalId }) => ({ nationalId: `${nationalId.slice(0, 17)}${nationalId.endsWith('5') ? '6' : '5'}` }),
    ({ nationalId }) => ({ nationalId: nationalId.slice(0, 17) }),
    ({ nationalId }) => ({ nationalId: `${nationalId.slice(0, 6)}${nationalId.slice(8, 17)}` }),
    ({ nationalId }) => ({ nationalId: `${nationalId.slice(0, 10)}1350${nationalId.slice(14)}` }),
    ({ nationalId }) => ({ nationalId: `${nationalId[0]}.${nationalId.slice(1, 6)}E+17` }),
  ],
  'under-16': [
    ({ surveyDate }, chance) => ({
      nationalId: generateNationalId(
        chance,
        birthDateAtAge(chance, chance.between(13, 15), surveyDate as CalendarDate),
      ),
    }),
  ],
  'invalid-phone': [
    ({ phone }) => ({ phone: phone.slice(0, 10) }),
    ({ phone }) => ({ phone: `12${phone.slice(2)}` }),
    () => ({ phone: '没有电话' }),
    ({ phone }) => ({ phone: `${phone}0` }),
  ],
  'unknown-county': [
    () => ({ countyCode: '530199' }),
    ({ countyCode }) => ({ countyCode: `${countyCode.slice(0, 4)}00` }),
    ({ countyCode }) => ({ countyCode: countyCode.slice(0, 5) }),
  ],
  'invalid-value': [
    () => ({ willing: '看工资' }),
    () => ({ consent: '口头' }),
    () => ({ willing: '等通知' }),
    () => ({ consent: '不在家' }),
    () => ({ willing: '家里定' }),
    () => ({ consent: '代签' }),
  ],
}

/** The row with one fault for which it must be rejected. `turn` goes round the ways to have that fault. */
export function spoiled(
  row: GeneratedRow,
  reason: RejectionReason,
  turn: number,
  chance: GeneratedChance,
): GeneratedRow {
  const ways = spoils[reason]
  return { ...row, ...ways[turn % ways.length]?.(row, chance) }
}

/** The row as hurried people write it, every cell of which can still be read. */
export function carelesslyWritten(row: GeneratedRow, chance: GeneratedChance): GeneratedRow {
  const { phone, nationalId, surveyDate, destinations } = row
  return {
    ...row,
    ...chance.pick<Partial<GeneratedRow>>([
      { phone: `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}` },
      { phone: `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}` },
      { phone: `+86${phone}` },
      { phone: `${phone}.0` },
      { nationalId: ` ${nationalId.toLowerCase()}` },
      { nationalId: nationalId.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)) },
      { surveyDate: surveyDate.replaceAll('-', '/') },
      { surveyDate: surveyDate.replaceAll('-', '.') },
      { destinations: destinations.replaceAll(';', '；') },
      { village: ` ${row.village}　` },
    ]),
  }
}
