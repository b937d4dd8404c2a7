import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { AgreementId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { openPlant, type Plant } from '../enterprises/plant.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let plant: Plant
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})
afterEach(() => void vi.restoreAllMocks())

/** An agreement that was made yesterday, and whose last day is today. */
async function lastOfToday(): Promise<AgreementId> {
  const today = dateInShanghai(world.clock.now())
  const token = await world.token({ role: 'province' })
  const body = { firstDay: today, lastDay: plusDays(today, 1) }
  const offered = await world.call('POST', `/v1/enterprises/${plant.id}/agreements`, { token, body })
  const { id: agreementId } = offered.body as { id: AgreementId }
  await plant.send('agreement.signed', { agreementId, signatory: '陈建国' })
  await world.advance({ days: 1 })
  return agreementId
}
const stateOf = async (agreementId: AgreementId) => (await world.deps.agreements.get(agreementId))?.state

test('a day on which all goes well passes no state, and ends what is over', async () => {
  const agreementId = await lastOfToday()
  const { stateTransitions } = world.work()
  await world.advance({ days: 1 })
  expect(await stateOf(agreementId)).toBe('expired')
  expect(world.work().stateTransitions).toBe(stateTransitions)
})

test('what the call of the day cannot do the workflow does, once', async () => {
  const agreementId = await lastOfToday()
  const looked = vi.spyOn(world.deps.stations, 'list').mockRejectedValueOnce(new Error('throttled'))
  vi.spyOn(world.deps.agreements, 'dueBy').mockRejectedValueOnce(new Error('throttled'))
  const { stateTransitions } = world.work()
  await world.advance({ days: 1 })
  expect(looked).toHaveBeenCalledTimes(2)
  expect(await stateOf(agreementId)).toBe('expired')
  expect(world.work().stateTransitions).toBe(stateTransitions + 5)
})

test('stations that cannot be looked at hold up no agreement', async () => {
  const agreementId = await lastOfToday()
  vi.spyOn(world.deps.stations, 'list').mockRejectedValue(new Error('throttled'))
  const ended = vi.spyOn(world.deps.agreements, 'move')
  await world.advance({ days: 1 })
  expect(await stateOf(agreementId)).toBe('expired')
  expect(ended).toHaveBeenCalledTimes(1)
})
