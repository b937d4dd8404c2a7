import { afterAll, beforeAll, expect, test } from 'vitest'
import { dateInShanghai } from '../../../domain/kernel/instant.ts'
import { generateSurveySheet } from '../../../local/demo/generate-survey-sheet.ts'
import { importSheet } from '../../surveys/import-sheet.ts'
import { openWorld, type World } from '../../world.ts'

let world: World
/** At the table in one moment, at most. */
let most = 0
const tasks = new Set<string>()
const looksAtOnce = 12
const looks = () => Promise.all(Array.from({ length: looksAtOnce }, () => world.deps.receivedRequests.reach()))

beforeAll(async () => {
  world = await openWorld({
    partners: false,
    around: (name, handler) => async (event, context) => {
      const isRequest = (event as { requestContext?: object }).requestContext !== undefined
      if (!isRequest) {
        tasks.add(name)
        await looks()
      }
      return handler(event, context)
    },
  })
  let underWay = 0
  world.deps.database.client.middlewareStack.add(
    (next) => async (call) => {
      underWay += 1
      most = Math.max(most, underWay)
      try {
        return await next(call)
      } finally {
        underWay -= 1
      }
    },
    { step: 'build', name: 'counts' },
  )
})
afterAll(() => world.close())

test('whatever tasks ask of the table at once, two calls are on their way; requests are not held back', async () => {
  const { csv } = generateSurveySheet({ workers: 60, seed: 3, today: dateInShanghai(world.clock.now()) })
  const survey = await importSheet(world, Buffer.from(csv))
  expect(survey.state).toBe('imported')
  expect(tasks.size).toBeGreaterThan(1)
  expect(most).toBe(2)
  await looks()
  expect(most).toBe(looksAtOnce)
})
