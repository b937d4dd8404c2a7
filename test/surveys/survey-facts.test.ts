import { expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import { Phone } from '../../domain/kernel/personal.ts'
import { columnOfHead } from '../../domain/surveys/column-of-head.ts'
import { surveyFactNames, surveyFacts } from '../../domain/surveys/survey-facts.ts'
import { Worker } from '../../domain/surveys/worker.ts'
import { workerOf } from '../../storage/surveys/workers.ts'
import { aWorker } from './a-worker.ts'

test('every head names the fact that it is listed with, and no other', () => {
  for (const name of surveyFactNames) {
    for (const head of surveyFacts[name].heads) expect(columnOfHead(head)).toBe(name)
  }
})

test('the names under which the registry keeps a worker stay: older data folders hold them', () => {
  expect(Object.keys(Worker.shape)).toEqual(
    expect.arrayContaining(
      [
        ['workerId', 'sealedName', 'sealedNationalId', 'sealedPhone', 'sealedSecondPhone', 'phoneHash', 'birthDate'],
        ['countyCode', 'township', 'village', 'skills', 'minimumMonthlyWage', 'destinations', 'earliestDeparture'],
        ['liftedOutOfPoverty', 'employmentDifficulty', 'companionGroup', 'willing', 'consent', 'surveyId'],
        ['surveyRow', 'surveyDate', 'engagedIn'],
      ].flat(),
    ),
  )
  expect(Object.keys(Worker.shape)).not.toContain('surveyor')
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
    liftedOutOfPoverty: true,
    secondPhone: phone,
  })
  const stored = { ...worker, engagedIn: undefined, listedUnder: '', expiresAt: 0 }
  const { skills, destinations, liftedOutOfPoverty, sealedSecondPhone, ...older } = stored
  expect([skills, destinations, liftedOutOfPoverty, sealedSecondPhone]).toEqual([
    ['焊工'],
    ['广东省'],
    true,
    'k1.second-phone',
  ])
  expect(workerOf(older as typeof stored)).toMatchObject({
    skills: [],
    destinations: 'any',
    liftedOutOfPoverty: false,
    sealedSecondPhone: null,
    surveyDate: worker.surveyDate,
    engagedIn: null,
  })
})
