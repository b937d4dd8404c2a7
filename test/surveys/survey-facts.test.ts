import { expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import { ageOn, type CalendarDate } from '../../domain/kernel/instant.ts'
import { Phone } from '../../domain/kernel/personal.ts'
import { knownAgeOn } from '../../domain/matching/known-age-on.ts'
import { adultFrom } from '../../domain/surveys/adult-from.ts'
import { columnOfHead } from '../../domain/surveys/column-of-head.ts'
import { surveyFactNames, surveyFacts } from '../../domain/surveys/survey-facts.ts'
import { Worker } from '../../domain/surveys/worker.ts'
import { workerOf } from '../../storage/surveys/worker-entity.ts'
import { aWorker } from './a-worker.ts'

test('every head names the fact that it is listed with, and no other', () => {
  for (const name of surveyFactNames) {
    for (const head of surveyFacts[name].heads) expect(columnOfHead(head)).toBe(name)
  }
})

test('the names under which the registry keeps a worker stay: data folders hold them', () => {
  expect(Object.keys(Worker.shape)).toEqual(
    expect.arrayContaining(
      [
        ['workerId', 'sealedName', 'sealedNationalId', 'sealedPhone', 'sealedSecondPhone', 'phoneHash', 'adultFrom'],
        [
          'countyCode',
          'sealedTownship',
          'sealedVillage',
          'skills',
          'minimumMonthlyWage',
          'destinations',
          'earliestDeparture',
        ],
        ['qualifiesUntil', 'companionGroup', 'willing', 'consent', 'surveyId'],
        ['surveyRow', 'surveyDate', 'engagedIn'],
      ].flat(),
    ),
  )
  expect(Object.keys(Worker.shape)).not.toContain('surveyor')
})

test('an item of a release before is read as what it meant, and what it had in the clear is told apart', async () => {
  const { adultFrom, qualifiesUntil, priorityWithdrawnAt, ...worker } = await aWorker()
  expect([adultFrom, qualifiesUntil, priorityWithdrawnAt]).toEqual([null, null, null])
  const old = { birthDate: '2010-05-17', township: '以古镇', village: null }
  const ground = { liftedOutOfPoverty: true, employmentDifficulty: false, sealedLiftedOutOfPoverty: 'k1.flag' }
  const item = { ...worker, ...old, ...ground, priority: true, listedUnder: '以古镇', expiresAt: 0 }
  const read = workerOf(item as unknown as Parameters<typeof workerOf>[0])
  expect(read).toMatchObject({
    adultFrom: '2028-05-17',
    qualifiesUntil: null,
    unsealed: { ...old },
    holdsGrounds: true,
  })
  for (const name of ['birthDate', 'priority', ...Object.keys(ground)]) expect(Object.keys(read)).not.toContain(name)
})

test.each([
  ['1990-05-17', null],
  ['2009-03-01', null],
  ['2009-03-02', '2027-03-02'],
  ['2010-12-31', '2028-12-31'],
  // The law lets somebody of that day come of age on the day after February ends.
  ['2012-02-29', '2030-03-01'],
] as const)('somebody born on %s, asked on 2027-03-01, is kept from some posts until %s', (birthDate, until) => {
  const found = adultFrom(birthDate as CalendarDate, '2027-03-01' as CalendarDate)
  expect(found).toBe(until)
  const days = ['2027-03-01', '2027-03-02', '2028-12-30', '2028-12-31', '2030-03-01'] as CalendarDate[]
  for (const day of days) expect(knownAgeOn(day, found)).toBe(Math.min(18, ageOn(day, birthDate as CalendarDate)))
})

test('what is sealed of a row is what the schema of a worker asks for', async () => {
  const workerId = derivedId('WorkerId', 'li')
  expect(
    Worker.safeParse({ ...(await aWorker({ workerId })), surveyId: derivedId('SurveyId', 'one') }).error,
  ).toBeUndefined()
})

test('a worker who was stored before a fact was asked has what a blank cell means', async () => {
  const phone = new Phone('15400000002')
  const worker = await aWorker({
    skills: ['焊工'],
    destinations: ['广东省'],
    township: '以古镇',
    secondPhone: phone,
  })
  const absent = {
    qualifiesUntil: undefined,
    priorityWithdrawnAt: undefined,
    engagedIn: undefined,
    version: undefined,
    nameHash: undefined,
  }
  const stored = { ...worker, ...absent, listedUnder: '', expiresAt: 0 }
  const { skills, destinations, sealedTownship, sealedSecondPhone, ...older } = stored
  expect([skills, destinations, sealedTownship, sealedSecondPhone]).toEqual([
    ['焊工'],
    ['广东省'],
    'k1.township',
    'k1.second-phone',
  ])
  expect(workerOf(older as typeof stored)).toMatchObject({
    skills: [],
    destinations: 'any',
    sealedTownship: null,
    sealedSecondPhone: null,
    surveyDate: worker.surveyDate,
    engagedIn: null,
  })
})
