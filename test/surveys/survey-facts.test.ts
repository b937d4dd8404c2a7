import { expect, test } from 'vitest'
import { columnOfHead } from '../../domain/surveys/column-of-head.ts'
import { surveyFactNames, surveyFacts } from '../../domain/surveys/survey-facts.ts'
import { Worker } from '../../domain/surveys/worker.ts'
import { sealWorker } from '../../functions/surveys/seal-worker.ts'
import { workerOf } from '../../storage/surveys/workers.ts'
import { readingOfRows, row } from './written-sheet.ts'

const pretendedVault = {
  seal: async () => 'sealed',
  lookupHash: async () => 'hash',
  open: async () => [],
}

async function sealed() {
  const { accepted } = await readingOfRows(row({ secondPhone: '15400000002' }))
  const [read] = accepted
  if (!read) throw new Error('the row is good')
  return sealWorker(read, 'svy_000001' as Worker['surveyId'], pretendedVault)
}

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
  expect(Worker.safeParse(await sealed()).error).toBeUndefined()
})

test('a worker who was stored before a fact was asked has what a blank cell means', async () => {
  const stored = { ...(await sealed()), engagedIn: undefined, listedUnder: '', expiresAt: 0 }
  const { skills, destinations, liftedOutOfPoverty, sealedSecondPhone, ...older } = stored
  expect({ skills, destinations, liftedOutOfPoverty, sealedSecondPhone }).toEqual({
    skills: ['焊工', '电工'],
    destinations: ['广东省', '浙江省'],
    liftedOutOfPoverty: true,
    sealedSecondPhone: 'sealed',
  })
  expect(workerOf(older as typeof stored)).toMatchObject({
    skills: [],
    destinations: 'any',
    liftedOutOfPoverty: false,
    sealedSecondPhone: null,
    surveyDate: '2027-02-10',
    engagedIn: null,
  })
})
