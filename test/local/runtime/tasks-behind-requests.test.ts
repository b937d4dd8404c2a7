import { AsyncLocalStorage } from 'node:async_hooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dateInShanghai } from '../../../domain/kernel/instant.ts'
import { generateSurveySheet } from '../../../local/demo/generate-survey-sheet.ts'
import { importSheet } from '../../surveys/import-sheet.ts'
import { openWorld, type World } from '../../world.ts'

let world: World
type Whose = 'tasks' | 'requests'
const whose = new AsyncLocalStorage<Whose>()
/** At the table in one moment, at most: a request may come while two calls of tasks are on their way. */
const most = { tasks: 0, requests: 0 }
const tasks = new Set<string>()
const looksAtOnce = 12
const looks = () => Promise.all(Array.from({ length: looksAtOnce }, () => world.deps.receivedRequests.reach()))

beforeAll(async () => {
  world = await openWorld({
    partners: false,
    around: (name, handler) => async (event, context) => {
      const isRequest = (event as { requestContext?: object }).requestContext !== undefined
      if (isRequest) return handler(event, context)
      tasks.add(name)
      return whose.run('tasks', async () => {
        await looks()
        return handler(event, context)
      })
    },
  })
  const underWay = { tasks: 0, requests: 0 }
  world.deps.database.client.middlewareStack.add(
    (next) => async (call) => {
      const by = whose.getStore() ?? 'requests'
      underWay[by] += 1
      most[by] = Math.max(most[by], underWay[by])
      try {
        return await next(call)
      } finally {
        underWay[by] -= 1
      }
    },
    { step: 'initialize', name: 'counts' },
  )
})
afterAll(() => world.close())

test('whatever tasks ask of the table at once, two calls are on their way; requests are not held back', async () => {
  const { csv } = generateSurveySheet({ workers: 60, seed: 3, today: dateInShanghai(world.clock.now()) })
  const survey = await importSheet(world, Buffer.from(csv))
  expect(survey.state).toBe('imported')
  expect(tasks.size).toBeGreaterThan(1)
  expect(most.tasks).toBe(2)
  await looks()
  expect(most.requests).toBe(looksAtOnce)
})
