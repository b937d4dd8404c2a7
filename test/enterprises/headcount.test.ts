import { describe, expect, test } from 'vitest'
import {
  answerHeadcount,
  askHeadcount,
  confirmedPlaces,
  type HeadcountAnswer,
  headcountDeadlines,
  headcountReminders,
  putHeadcount,
  releaseHeadcount,
} from '../../domain/enterprises/headcount.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { at, day, done } from './sample.ts'

const question = { batchId: derivedId('BatchId', 'spring'), jobOrderId: derivedId('JobOrderId', 'assembly'), asked: 60 }
const open = askHeadcount(question, at('2027-02-01'))
const noAnswer = { releasedAt: at('2027-02-03'), why: 'no-answer' } as const

test('the enterprise has 48 hours and is reminded 24 and 4 hours before the end', () => {
  expect(open.answerUntil).toBe(at('2027-02-03'))
  expect(headcountReminders(open)).toEqual([at('2027-02-02'), at('2027-02-03', '05:00')])
})

test('in a hurry, only the reminders that still make sense are sent', () => {
  const rules = { answerHours: 12, reminderHours: [24, 4] }
  const hurried = askHeadcount(question, at('2027-02-01'), rules)
  expect(headcountReminders(hurried, rules)).toEqual([at('2027-02-01', '17:00')])
})

test('a question that a failure of ours held up is open for its whole time from when it is put', () => {
  expect(putHeadcount(open, at('2027-02-01', '09:59'))).toBe(open)
  const late = putHeadcount(open, at('2027-02-06'))
  expect(late).toEqual({ ...open, askedAt: at('2027-02-06'), answerUntil: at('2027-02-08') })
  expect(headcountDeadlines(late)).toEqual([at('2027-02-07'), at('2027-02-08', '05:00'), at('2027-02-08')])
})

describe('places that workers may be matched to', () => {
  test.each<[HeadcountAnswer, number]>([
    [{ answer: 'full' }, 60],
    [{ answer: 'partial', confirmed: 45 }, 45],
    [{ answer: 'other-date', startDate: day('2027-03-20'), confirmed: 60 }, 60],
    [{ answer: 'declined', why: '订单减少' }, 0],
  ])('%j', (answer, places) => {
    expect(confirmedPlaces(done(answerHeadcount(open, answer, at('2027-02-02'))))).toBe(places)
  })
  test('none before an answer, none without one', () => {
    expect(confirmedPlaces(open)).toBe(0)
    expect(confirmedPlaces(done(releaseHeadcount(open, noAnswer)))).toBe(0)
  })
})

test('an enterprise cannot confirm more than it was asked for', () => {
  const answer = { answer: 'partial', confirmed: 61 } as const
  expect(answerHeadcount(open, answer, at('2027-02-02'))).toMatchObject({ refused: 'invalid-request' })
})

test('a second, a late or a needless answer changes nothing', () => {
  const answered = done(answerHeadcount(open, { answer: 'full' }, at('2027-02-02')))
  const released = done(releaseHeadcount(open, noAnswer))
  for (const closed of [answered, released])
    expect(answerHeadcount(closed, { answer: 'full' }, at('2027-02-02'))).toMatchObject({ refused: 'invalid-state' })
  expect(answerHeadcount(open, { answer: 'full' }, at('2027-02-03', '09:01'))).toMatchObject({
    refused: 'invalid-state',
  })
})

test('the time limit releases nothing that was answered; a cancelled batch does', () => {
  const answered = done(answerHeadcount(open, { answer: 'full' }, at('2027-02-02')))
  expect(releaseHeadcount(answered, noAnswer)).toMatchObject({ refused: 'invalid-state' })
  const cancelled = done(releaseHeadcount(answered, { ...noAnswer, why: 'batch-cancelled' }))
  expect(cancelled).toEqual({ ...open, ...noAnswer, state: 'released', why: 'batch-cancelled' })
  expect(confirmedPlaces(cancelled)).toBe(0)
})
