import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { giveUpClaims } from '../../../local/runtime/give-up-claims.ts'
import { openWorld, type World } from '../../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

test('after a crash the calls that it cut short may be completed at once, and the answered ones are answered', async () => {
  const token = await world.token({ role: 'province' })
  const announce = (key: string, fileName = '摸底.csv') =>
    world.call('POST', '/v1/surveys', { token, key, body: { countyCode: '530627', fileName } })
  const answered = await announce('answered')
  // A process that dies keeps no answer and lets go of nothing.
  const { receivedRequests } = world.deps
  const lost = vi.spyOn(receivedRequests, 'answer').mockResolvedValueOnce()
  const before = await announce('cut short')
  lost.mockRestore()
  expect(await announce('cut short')).toMatchObject({ status: 409, body: { type: '/problems/in-progress' } })

  await giveUpClaims(world.deps.database.table)
  expect(await announce('cut short', '别的.csv')).toMatchObject({ status: 409, body: { type: '/problems/key-reused' } })
  const { surveyId } = before.body as { surveyId: string }
  expect(await announce('cut short')).toMatchObject({ status: 201, body: { surveyId } })
  expect(await announce('answered')).toEqual(answered)
})
