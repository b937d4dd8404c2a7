import { afterEach, beforeEach, expect, test } from 'vitest'
import { batchId } from '../transport/some-travellers.ts'
import { type UnderWay, underWay } from '../transport/travel/under-way.ts'
import { atDoor, atGate, makeLink, phoneBehind, workerId } from './escort.ts'

let world: UnderWay
beforeEach(async () => {
  world = await underWay(4)
})
afterEach(() => world.close())

const receivedBy = '陈门卫'

/** Everybody is on the train, and an escort stands at the gate. */
async function atTheGate() {
  const phone = phoneBehind(world, await makeLink(world, world.train), 'K7Q2')
  await atDoor(world, world.train)
  await phone.send([0, 1, 2, 3].map((number) => phone.tap(number, 'boarded', 1)))
  await atGate(world, world.train)
  return phone
}

test('what was signed at the gate before an arrival that is told later may be sent again, and the rest goes on', async () => {
  const phone = await atTheGate()
  const signed = [0, 1].map((number) => phone.tap(number, 'handed-over', 10, { receivedBy }))
  expect((await phone.send(signed)).body.results.map(({ result }) => result)).toEqual(['taken', 'taken'])
  // The office goes by its own watch.
  const at = world.deps.clock.now()
  const arrived = await world.world.call('POST', `/v1/trips/${world.train}/arrived`, {
    token: await world.escort(),
    body: { at },
  })
  expect(arrived.status).toBe(200)
  await world.world.advance({ minutes: 5 })
  const again = await phone.send([...signed, phone.tap(2, 'handed-over', 1, { receivedBy })])
  expect(again.status).toBe(200)
  expect(again.body.results.map(({ result }) => result)).toEqual(['repeated', 'repeated', 'taken'])
  // A word at the door of somebody who was signed for before.
  expect((await phone.send([phone.tap(0, 'boarded', 300)])).status).toBe(200)
  const states = await Promise.all(
    [0, 1, 2].map(async (n) => (await world.deps.placements.get(batchId, 0, workerId(n)))?.journey),
  )
  expect(states.map((journey) => journey?.state)).toEqual(['handed-over', 'handed-over', 'handed-over'])
})

test('one signature stands once on the trip, though each person was tapped at a moment of their own', async () => {
  const phone = await atTheGate()
  const signed = [0, 1, 2, 3].map((number) => phone.tap(number, 'handed-over', 10 - number, { receivedBy }))
  expect((await phone.send(signed)).status).toBe(200)
  expect((await world.deps.trips.get(world.train))?.receipts).toMatchObject([{ receivedBy, at: signed[0]!.at }])
  const at = async (n: number) => (await world.deps.placements.get(batchId, 0, workerId(n)))?.journey
  expect(await at(3)).toMatchObject({ state: 'handed-over', at: signed[3]!.at })
})
