import fc from 'fast-check'
import { expect, test } from 'vitest'
import { birthDateOf, checkCharacterOf, parseNationalId } from '../../domain/surveys/national-id.ts'
import { idBornOn } from './written-sheet.ts'

test('the example of the standard is valid and gives its birth date', () => {
  const nationalId = parseNationalId('11010519491231002X')
  expect(nationalId?.reveal()).toBe('11010519491231002X')
  expect(nationalId && birthDateOf(nationalId)).toBe('1949-12-31')
})

test('a lower-case x, spaces and full-width characters are put right', () => {
  for (const written of [
    '11010519491231002x',
    ' 110105 19491231 002X ',
    '１１０１０５１９４９１２３１００２Ｘ',
    '11010519491231002ｘ',
  ]) {
    expect(parseNationalId(written)?.reveal()).toBe('11010519491231002X')
  }
})

test('the first six digits are not held against a list of divisions', () => {
  expect(parseNationalId(idBornOn('1990-05-17'))).not.toBeNull()
})

test.each([
  ['15 digits of before 2000', '110105491231002'],
  ['17 digits', '11010519491231002'],
  ['19 digits', '11010519491231002X1'],
  ['what Excel makes of an ID', '1.10105E+17'],
  ['a wrong check character', '110105194912310021'],
  ['an X that is not last', '1101051949123100X2'],
  ['nothing', ''],
])('%s is no national ID', (_, written) => {
  expect(parseNationalId(written)).toBeNull()
})

test.each(['1990-02-30', '1990-13-01', '2023-02-29', '1899-12-31', '1990-00-10'])(
  'an ID with the right checksum and the birth date %s is no national ID',
  (birthDate) => {
    expect(parseNationalId(idBornOn(birthDate))).toBeNull()
  },
)

test('an ID prints masked', () => {
  expect(String(parseNationalId('11010519491231002X'))).toBe('110***********002X')
})

const dates = fc.date({
  min: new Date('1900-01-01T00:00:00Z'),
  max: new Date('2099-12-31T00:00:00Z'),
  noInvalidDate: true,
})

test('every ID with a real date and its check character is read, and no other check character', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999 }),
      dates,
      fc.integer({ min: 0, max: 999 }),
      (division, date, sequence) => {
        const day = date.toISOString().slice(0, 10)
        const first17 = `${String(division).padStart(6, '0')}${day.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
        for (const check of '0123456789X') {
          const nationalId = parseNationalId(`${first17}${check}`)
          expect(nationalId && birthDateOf(nationalId)).toBe(check === checkCharacterOf(first17) ? day : null)
        }
      },
    ),
  )
})

test('one wrong digit or two neighbours swapped are always found', () => {
  fc.assert(
    fc.property(
      dates,
      fc.integer({ min: 0, max: 999 }),
      fc.integer({ min: 0, max: 16 }),
      fc.integer({ min: 1, max: 9 }),
      (date, sequence, position, shift) => {
        const id = idBornOn(date.toISOString().slice(0, 10), sequence)
        const digit = (Number(id[position]) + shift) % 10
        expect(parseNationalId(`${id.slice(0, position)}${digit}${id.slice(position + 1)}`)).toBeNull()
        const [here = '', next = ''] = id.slice(position, position + 2)
        if (here !== next)
          expect(parseNationalId(`${id.slice(0, position)}${next}${here}${id.slice(position + 2)}`)).toBeNull()
      },
    ),
  )
})
