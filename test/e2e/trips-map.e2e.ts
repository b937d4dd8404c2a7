import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import { consoleFiles } from '../../local/console/console-files.ts'
import { atDoor } from '../roll-call/escort.ts'
import { type UnderWay, underWay, untilDeparture } from '../transport/travel/under-way.ts'
import { openStage, type Stage } from './stage.ts'

let world: UnderWay
let stage: Stage
beforeAll(async () => {
  world = await underWay(6, consoleFiles)
  stage = await openStage({}, world.world)
  await atDoor(world, world.feeder)
})
afterAll(async () => {
  await stage.close()
  await world.carrier.stop()
})

test('on the map a trip waits, moves on with the service’s clock, and is late when nobody says that it has come', async () => {
  const { world: service, deps, feeder } = world
  const [first, last] = ((await deps.trips.get(feeder)) as Trip).stops.map(({ at }) => Date.parse(at))
  const page = await stage.as('coordinator', { path: '/trips?view=map', still: true })
  const vehicle = page.getByRole('img', { name: '行程在地图上的位置' }).locator('.vehicle')
  const where = page.getByRole('region', { name: '在哪里' })
  await where.getByText('候发').first().waitFor()
  expect(await vehicle.count()).toBe(0)
  await stage.isAccessible(page)

  await untilDeparture(world, feeder, 0)
  const token = await service.token({ role: 'province', subject: 'coordinator' })
  const at = deps.clock.now()
  const entries = (await deps.passengers.ofTrip(feeder)).map(({ workerId }) => ({
    id: `tap-${workerId}`,
    workerId,
    said: 'boarded',
    at,
  }))
  expect((await service.call('POST', `/v1/trips/${feeder}/roll-call`, { token, body: { entries } })).status).toBe(200)
  const body = { at }
  expect((await service.call('POST', `/v1/trips/${feeder}/departed`, { token, body })).status).toBe(200)
  const third = ((last as number) - (first as number)) / 3000
  await service.advance({ seconds: third })
  await where.getByText(/已行 3\d%/).waitFor()
  const before = await vehicle.getAttribute('transform')
  await service.advance({ seconds: third })
  await where.getByText(/已行 6\d%/).waitFor()
  expect(await vehicle.getAttribute('transform')).not.toBe(before)
  await stage.isAccessible(page)
  await stage.picture(page, 'trips-map-zh')

  await service.advance({ seconds: third + 1800 })
  await where.getByText('晚 30 分钟').waitFor()
  await page.getByText('晚点 1 趟').waitFor()
})
