import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

async function announce(key?: string) {
  const token = await world.token({ role: 'county', subject: 'li@zhaotong', counties: ['5306'] })
  const body = { countyCode: '530627', fileName: '摸底.csv' }
  const created = await world.call('POST', '/v1/surveys', { token, body, ...(key && { key }) })
  return { token, ...(created.body as { surveyId: string; upload: { url: string } }) }
}

test('what was made is on record under its id: who, in which role, when', async () => {
  const { surveyId } = await announce()
  expect(await world.deps.audit.of(surveyId)).toMatchObject([
    { actor: 'li@zhaotong', role: 'county', action: 'surveys/create-survey', at: world.clock.now() },
  ])
})

test('each later write adds its own line, in the order of time', async () => {
  const { token, surveyId, upload } = await announce()
  await fetch(upload.url, { method: 'PUT', body: '姓名\n' })
  await world.advance({ minutes: 5 })
  await world.call('POST', `/v1/surveys/${surveyId}/import`, { token })
  expect((await world.deps.audit.of(surveyId)).map(({ action }) => action)).toEqual([
    'surveys/create-survey',
    'surveys/import-survey',
  ])
})

test('a repeated key, a refusal and a look leave none', async () => {
  const { token, surveyId } = await announce('once')
  await announce('once')
  await world.call('POST', `/v1/surveys/${surveyId}/import`, { token })
  await world.call('GET', `/v1/surveys/${surveyId}`, { token })
  expect(await world.deps.audit.of(surveyId)).toHaveLength(1)
})
