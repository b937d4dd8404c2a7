import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CalendarDate } from '../../domain/kernel/instant.ts'
import { mayBeContacted } from '../../domain/surveys/may-be-contacted.ts'
import { supersedes } from '../../domain/surveys/supersedes.ts'
import { idBornOn, importDate, readingOfRows, row } from './written-sheet.ts'

test('of two rows with one ID the later survey wins, wherever it stands', async () => {
  const later = row({ surveyDate: '2027-02-12', village: '新寨村' })
  const earlier = row({ surveyDate: '2027-02-11' })
  for (const rows of [
    [later, earlier],
    [earlier, later],
  ]) {
    const reading = await readingOfRows(...rows)
    expect(reading.accepted.map(({ village }) => village)).toEqual(['新寨村'])
    expect(reading.duplicates).toHaveLength(1)
    expect(reading.rows).toBe(2)
  }
})

test('on the same day the later row wins, and the loser says which row was kept', async () => {
  const reading = await readingOfRows(row(), row({ village: '白石村' }), row({ village: '新寨村' }))
  expect(reading.accepted.map(({ village }) => village)).toEqual(['新寨村'])
  expect(reading.duplicates.map(({ rowNumber, keptRowNumber }) => [rowNumber, keptRowNumber])).toEqual([
    [2, 4],
    [3, 4],
  ])
})

test('a row without a survey date counts as surveyed on the day of import', async () => {
  const reading = await readingOfRows(row({ surveyDate: '', village: '新寨村' }), row({ surveyDate: '2027-02-19' }))
  expect(reading.accepted.map(({ village, surveyDate }) => [village, surveyDate])).toEqual([['新寨村', importDate]])
})

test('one ID in two spellings is one person', async () => {
  const reading = await readingOfRows(
    row({ nationalId: '11010519491231002X' }),
    row({ nationalId: '11010519491231002x' }),
  )
  expect([reading.accepted.length, reading.duplicates.length]).toEqual([1, 1])
})

test('a rejected row never wins over an accepted one', async () => {
  const reading = await readingOfRows(row(), row({ surveyDate: '2027-02-19', phone: '110' }))
  expect(reading.accepted.map(({ rowNumber }) => rowNumber)).toEqual([2])
  expect(reading.rejected.map(({ rowNumber, reason }) => [rowNumber, reason])).toEqual([[3, 'invalid-phone']])
  expect(reading.duplicates).toEqual([])
})

test('a worker who says no in the later survey is no longer a candidate', async () => {
  const reading = await readingOfRows(row(), row({ surveyDate: '2027-02-19', willing: '不愿意' }))
  expect(reading.accepted.filter(mayBeContacted)).toEqual([])
})

test('in the registry as in the sheet, a survey of the same day or later replaces what stands', () => {
  const on = (date: string) => ({ surveyDate: CalendarDate.parse(date) })
  expect(supersedes(on('2027-02-10'), on('2027-02-09'))).toBe(true)
  expect(supersedes(on('2027-02-10'), on('2027-02-10'))).toBe(true)
  expect(supersedes(on('2027-02-09'), on('2027-02-10'))).toBe(false)
})

const writtenRow = fc.record({
  nationalId: fc.oneof(
    fc.integer({ min: 1, max: 6 }).map((sequence) => idBornOn('1990-05-17', sequence)),
    fc.string(),
  ),
  phone: fc.oneof(fc.constant('15400000001'), fc.string()),
  countyCode: fc.constantFrom('530627', '530602', '', '1'),
  surveyDate: fc.constantFrom('', '2027-02-10', '2027/2/11', '2027-02-12', 'x'),
  willing: fc.constantFrom('愿意', '不愿意', '未定', '', '?'),
  village: fc.string(),
})

test('every row of any sheet is accepted, rejected or duplicate, each once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(writtenRow, { minLength: 1, maxLength: 30 }), async (written) => {
      const reading = await readingOfRows(...written.map(row))
      const numbers = [...reading.accepted, ...reading.rejected, ...reading.duplicates].map(
        ({ rowNumber }) => rowNumber,
      )
      expect(numbers.toSorted((a, b) => a - b)).toEqual(written.map((_, index) => index + 2))
      expect(reading.rows).toBe(written.length)
      const ids = reading.accepted.map(({ nationalId }) => nationalId.reveal())
      expect(new Set(ids).size).toBe(ids.length)
      for (const { nationalId, keptRowNumber } of reading.duplicates) {
        const kept = reading.accepted.find(({ rowNumber }) => rowNumber === keptRowNumber)
        expect(kept?.nationalId.reveal()).toBe(nationalId.reveal())
      }
    }),
  )
})
