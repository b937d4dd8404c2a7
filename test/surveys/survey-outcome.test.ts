import { expect, test } from 'vitest'
import { outcomeOf, SurveyOutcome, sumOfOutcomes } from '../../domain/surveys/survey-outcome.ts'
import { idBornOn, readingOfRows, row } from './written-sheet.ts'

test('the outcome counts candidates apart from accepted rows, and rejections by their reason', async () => {
  const person = (sequence: number) => ({ nationalId: idBornOn('1990-05-17', sequence) })
  const reading = await readingOfRows(
    row(person(1)),
    row({ ...person(1), surveyDate: '2027-02-01' }),
    row({ ...person(2), willing: '不愿意' }),
    row({ ...person(3), consent: '否' }),
    row({ ...person(4), phone: '110' }),
    row({ ...person(5), phone: '' }),
  )
  expect(outcomeOf(reading)).toEqual({
    rows: 6,
    accepted: 3,
    rejected: 2,
    duplicates: 1,
    candidates: 1,
    rejectedByReason: {
      'missing-field': 1,
      'invalid-national-id': 0,
      'under-16': 0,
      'invalid-phone': 1,
      'unknown-county': 0,
      'invalid-value': 0,
    },
  })
})

test('the outcomes of parts add up to the outcome of the whole, and none to nothing', async () => {
  const part = outcomeOf(await readingOfRows(row(), row({ phone: '110' })))
  expect(sumOfOutcomes([part, part])).toMatchObject({ rows: 4, accepted: 2, rejected: 2, candidates: 2 })
  expect(sumOfOutcomes([part, part]).rejectedByReason['invalid-phone']).toBe(2)
  expect(sumOfOutcomes([])).toMatchObject({ rows: 0, accepted: 0 })
  expect(SurveyOutcome.parse(sumOfOutcomes([part]))).toEqual(part)
})
