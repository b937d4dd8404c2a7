import { afterEach, expect, test } from 'vitest'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { generateSurveySheet } from '../../local/demo/generate-survey-sheet.ts'
import { openWorld, type World } from '../world.ts'

let world: World | undefined
afterEach(() => world?.close())

test('a county uploads its sheet, and every row ends as accepted, rejected or duplicate', async () => {
  world = await openWorld()
  const sheet = generateSurveySheet({ workers: 300, seed: 3, today: dateInShanghai(world.clock.now()) })
  const token = await world.token({ role: 'province' })
  const body = { countyCode: '530621', fileName: '摸底.csv' }
  const created = await world.call('POST', '/v1/surveys', { token, body, key: 'sheet-1' })
  expect(created).toMatchObject({ status: 201 })
  const { surveyId, upload } = created.body as { surveyId: string; upload: { method: string; url: string } }
  expect((await fetch(upload.url, { method: upload.method, body: sheet.csv })).status).toBe(200)
  expect(await world.call('POST', `/v1/surveys/${surveyId}/import`, { token })).toMatchObject({ status: 202 })
  await world.advance({ minutes: 30 })
  const survey = await world.call('GET', `/v1/surveys/${surveyId}`, { token })
  const rejected = Object.values(sheet.dirt).reduce((sum, count) => sum + count, 0) - sheet.dirt.duplicate
  expect(survey.body).toMatchObject({
    state: 'imported',
    outcome: { rows: 300, accepted: 300 - rejected - sheet.dirt.duplicate, rejected, duplicates: sheet.dirt.duplicate },
  })
})
