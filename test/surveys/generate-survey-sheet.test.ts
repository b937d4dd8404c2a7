import { expect, test } from 'vitest'
import { RejectionReason } from '../../domain/surveys/rejection.ts'
import { outcomeOf } from '../../domain/surveys/survey-outcome.ts'
import { generateSurveySheet } from '../../local/demo/generate-survey-sheet.ts'
import { generateSurveyWorkbook } from '../../local/demo/generate-survey-workbook.ts'
import { bytesOf, readingOf, importDate as today } from './written-sheet.ts'

test.each([1, 2, 3, 42])('the sheet of seed %i comes to exactly what was made dirty in it', async (seed) => {
  const { csv, dirt } = generateSurveySheet({ workers: 500, seed, today })
  const outcome = outcomeOf(await readingOf(bytesOf(csv)))
  const { duplicate, ...rejectedByReason } = dirt
  expect(outcome).toMatchObject({ rows: 500, duplicates: duplicate, rejectedByReason })
})

test('in 500 rows every kind of dirt occurs, and is about 6% in all', () => {
  const { dirt } = generateSurveySheet({ workers: 500, seed: 1, today })
  for (const kind of [...RejectionReason.options, 'duplicate'] as const) expect(dirt[kind]).toBeGreaterThan(0)
  expect(Object.values(dirt).reduce((sum, count) => sum + count)).toBe(30)
})

test('most who are asked are candidates, some are not, and some go in groups of two to five', async () => {
  const { csv } = generateSurveySheet({ workers: 2000, seed: 7, today })
  const reading = await readingOf(bytesOf(csv))
  const { accepted, candidates } = outcomeOf(reading)
  expect((accepted - candidates) / accepted).toBeGreaterThan(0.05)
  expect((accepted - candidates) / accepted).toBeLessThan(0.11)
  const sizes = new Map<string, number>()
  for (const { companionGroup } of reading.accepted) {
    if (companionGroup !== null) sizes.set(companionGroup, (sizes.get(companionGroup) ?? 0) + 1)
  }
  expect(sizes.size).toBeGreaterThan(20)
  expect(Math.max(...sizes.values())).toBeLessThanOrEqual(5)
})

test('the same seed gives the same sheet, another seed another one', () => {
  const sheet = (seed: number) => generateSurveySheet({ workers: 200, seed, today }).csv
  expect(sheet(7)).toBe(sheet(7))
  expect(sheet(8)).not.toBe(sheet(7))
})

test('every ID and phone is of a range that is nobody’s, and no phone is given twice', async () => {
  const { accepted } = await readingOf(bytesOf(generateSurveySheet({ workers: 3000, seed: 9, today }).csv))
  for (const { nationalId, phone } of accepted) {
    expect(nationalId.reveal()).toMatch(/^999/)
    expect(phone.reveal()).toMatch(/^154/)
  }
  const phones = accepted.flatMap(({ phone, secondPhone }) =>
    [phone, secondPhone].flatMap((one) => one?.reveal() ?? []),
  )
  expect(new Set(phones).size).toBe(phones.length)
})

test('the counties can be chosen, and an unknown one is an error', async () => {
  const { csv } = generateSurveySheet({ workers: 50, seed: 1, today, counties: ['530323', '532822'] })
  const { accepted } = await readingOf(bytesOf(csv))
  expect(new Set(accepted.map(({ countyCode }) => countyCode))).toEqual(new Set(['530323', '532822']))
  expect(() => generateSurveySheet({ workers: 1, seed: 1, today, counties: ['110101'] })).toThrow(RangeError)
})

test('as a workbook the sheet says the same', async () => {
  const sheet = generateSurveySheet({ workers: 300, seed: 11, today })
  const fromCsv = await readingOf(bytesOf(sheet.csv))
  const fromWorkbook = await readingOf(await generateSurveyWorkbook(sheet))
  const withoutSheet = (rows: readonly object[]) => rows.map((one) => ({ ...one, sheet: null, keptSheet: null }))
  for (const kind of ['accepted', 'rejected', 'duplicates'] as const) {
    expect(withoutSheet(fromWorkbook[kind])).toEqual(withoutSheet(fromCsv[kind]))
  }
  expect(fromWorkbook.accepted.map(({ nationalId }) => nationalId.reveal())).toEqual(
    fromCsv.accepted.map(({ nationalId }) => nationalId.reveal()),
  )
})
