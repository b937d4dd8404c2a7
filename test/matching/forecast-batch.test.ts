import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Instant } from '../../domain/kernel/instant.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import type { BatchForecast } from '../../domain/matching/batch-forecast.ts'
import { beginBatch, openCounty, requestFor } from '../batches/begin-batch.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { importDate } from '../surveys/written-sheet.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let plant: Plant
beforeAll(async () => {
  world = await openWorld({ partners: false, start: `${importDate}T01:00:00.000Z` as Instant })
  plant = await openPlant(world)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

async function forecast(body: object) {
  const token = await world.token({ role: 'province', subject: 'zhao@province' })
  return world.call('POST', '/v1/transfer-batches/forecast', { token, body })
}

test('before the start: who could come, which places are free, and what texts come to; what is not known is not guessed', async () => {
  const late = plusDays(dateInShanghai(world.clock.now()), 90)
  const county = await openCounty(world, {}, {}, {}, { willing: '否' }, { consent: '否' }, { earliestDeparture: late })
  const order = await openJobOrder(world, plant)
  const body = await requestFor(world, county.countyCode, order)
  const { status, body: told } = await forecast({ ...body, smsBudgetYuan: 50 })
  expect(status).toBe(200)
  expect(told).toMatchObject({
    candidates: { total: 3, isAtLeast: false, byCounty: [{ countyCode: county.countyCode, candidates: 3 }] },
    places: { reported: order.headcount, free: order.headcount, jobOrders: [{ jobOrderId: order.id }] },
    mostPeople: 3,
    people: null,
    transport: null,
    messages: { people: 3, spent: { minorUnits: 0 }, budget: { minorUnits: 5000 } },
  })
  expect((await world.deps.batches.list(null, 10)).items).toEqual([])
})

test('places that another batch keeps are not free, and what it came to is the basis of the next forecast', async () => {
  const batch = await beginBatch(world, plant)
  const county = await openCounty(world, {}, {})
  const body = await requestFor(world, county.countyCode, batch.order)
  const ask = async () => (await forecast(body)).body as BatchForecast
  expect((await ask()).places).toMatchObject({ reported: batch.order.headcount, free: 0 })

  await batch.confirm()
  await world.advance({ hours: 1 })
  for (const phone of batch.phones.slice(0, 2)) world.partners.reply(phone, '1')
  await world.advance({ days: 3 })
  const { counts } = await batch.look()
  const each = Math.round(((counts.trips?.costYuan ?? 0) / (counts.trips?.passengers ?? 1)) * 100)
  const then = await ask()
  expect(then.places.free).toBe(batch.order.headcount - 2)
  expect(then).toMatchObject({
    mostPeople: 2,
    people: { least: 1, most: 2, basis: { batches: 1, least: 2 / 3, most: 2 / 3 } },
    transport: { basis: { batches: 1, least: { minorUnits: each } } },
  })
  await batch.cancel()
  await world.advance({ hours: 1 })
})

test('what could not be started is refused before the start, at its field', async () => {
  const county = await openCounty(world, {})
  const order = await openJobOrder(world, plant)
  const body = await requestFor(world, county.countyCode, order)
  const today = dateInShanghai(world.clock.now())
  const refused = await forecast({ ...body, travelWindow: { from: today, to: plusDays(today, 3) } })
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '#/travelWindow/from' }] } })
})
