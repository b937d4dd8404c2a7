import type { Context } from 'aws-lambda'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { noSuch } from '../../domain/kernel/refusal.ts'
import { task } from '../../functions/wiring/task.ts'
import { openWorld, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

const context = { awsRequestId: 'req-1', functionName: 'zhida-trips-count-seats' } as Context
const countSeats = task(z.object({ trip: z.string() }), async ({ trip }) => {
  if (trip === 'gone') return noSuch('trip')
  if (trip === 'broken') throw new TypeError('seats is not iterable')
  return trip === 'empty' ? undefined : { seats: 45 }
})
async function failure(event: object): Promise<{ name: string; message: string }> {
  const answer = countSeats(event, context)
  const { name, message } = await answer.then(
    () => expect.unreachable('it did not fail'),
    (error: Error) => error,
  )
  return { name, message }
}

test('a task answers what its verb answers, and an empty object where that is nothing', async () => {
  expect(await countSeats({ trip: 'coach', more: 1 }, context)).toEqual({ seats: 45 })
  expect(await countSeats({ trip: 'empty' }, context)).toEqual({})
})

test('a state machine sees a refusal under its code, and it is not logged', async () => {
  const logged = vi.spyOn(world.deps.logger, 'error').mockImplementation(() => {})
  expect(await failure({ trip: 'gone' })).toEqual({
    name: 'not-found',
    message: '没有这趟行程，请核对编号。\nThere is no such trip.',
  })
  expect(await failure({ trip: 7 })).toMatchObject({ name: 'invalid-request' })
  expect(logged).not.toHaveBeenCalled()
  logged.mockRestore()
})

test('a state machine sees everything else as Error, which it tries again; the log has what broke', async () => {
  const logged = vi.spyOn(world.deps.logger, 'error').mockImplementation(() => {})
  const message = 'zhida-trips-count-seats broke: TypeError: seats is not iterable'
  expect(await failure({ trip: 'broken' })).toEqual({ name: 'Error', message })
  expect(logged.mock.calls).toMatchObject([
    ['zhida-trips-count-seats broke', { requestId: 'req-1', error: { name: 'TypeError' } }],
  ])
  logged.mockRestore()
})
