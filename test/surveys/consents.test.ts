import { describe, expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import type { Consent } from '../../domain/surveys/consent.ts'
import { consents } from '../../domain/surveys/consents.ts'
import { mayBeContacted } from '../../domain/surveys/may-be-contacted.ts'
import { Willingness } from '../../domain/surveys/willingness.ts'

const surveyed = { on: '2027-02-10' as CalendarDate, surveyId: derivedId('SurveyId', 'one') }
const given: Consent = { state: 'given', ...surveyed }
const notGiven: Consent = { state: 'not-given', ...surveyed }
const withdrawn: Consent = { state: 'withdrawn', at: '2027-02-12T01:00:00.000Z' as Instant }

describe('who consents', () => {
  test.each([
    [true, true],
    [false, false],
    [given, true],
    [notGiven, false],
    [withdrawn, false],
  ])('%j: %s', (consent, expected) => {
    expect(consents({ consent })).toBe(expected)
  })
})

test('only who is willing and consents may be contacted', () => {
  const contacted = Willingness.options.flatMap((willing) =>
    [given, notGiven, withdrawn].flatMap((consent) =>
      mayBeContacted({ willing, consent }) ? [[willing, consent.state]] : [],
    ),
  )
  expect(contacted).toEqual([['willing', 'given']])
})
