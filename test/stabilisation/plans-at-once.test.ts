import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import type { Visit } from '../../domain/stations/visit.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { registered } from '../stations/registered.ts'
import { openWorld, type World } from '../world.ts'

let world: World
const plants: Plant[] = []
const orders: JobOrder[] = []
beforeAll(async () => {
  world = await openWorld({ partners: false })
  for (let number = 0; number < 6; number += 1) {
    const plant = await openPlant(world)
    plants.push(plant)
    orders.push(await openJobOrder(world, plant))
  }
})
afterAll(async () => {
  await Promise.all(plants.map((plant) => plant.close()))
  await world.close()
})

interface Plan {
  readonly visits: Visit[]
  readonly left: { readonly why: string }[]
}

test('plans that are made at once, and visits that are moved, fill no day of a group beyond what it can do', async () => {
  const day = (days: number) => plusDays(dateInShanghai(world.clock.now()), days)
  const group = await registered(world, {
    kind: 'working-group',
    name: '曲靖稳岗一组',
    cities: [orders[0]!.cityCode],
    people: [{ subject: 'sun', name: '孙丽', role: 'head' }],
    duties: [],
    absences: [],
    covered: null,
    period: { from: day(0), to: day(20) },
  })
  const token = await world.token({ role: 'province', counties: ['53'] })
  const plan = async (firms: readonly JobOrder[], to = day(1)) => {
    const enterpriseIds = firms.map(({ enterpriseId }) => enterpriseId)
    const body = { stationIds: [group.stationId], from: day(1), to, perDay: 2, enterpriseIds }
    const { status, body: answer } = await world.call('POST', '/v1/visit-plans', { token, body })
    expect(status).toBe(200)
    return answer as Plan
  }
  const plans = await Promise.all([plan(orders.slice(0, 2)), plan(orders.slice(2, 4)), plan(orders.slice(4, 6))])
  const planned = async () => world.deps.visits.plannedOf(group.stationId, day(1), day(10))
  expect(await planned()).toHaveLength(2)
  expect(plans.flatMap(({ visits }) => visits)).toHaveLength(2)
  expect(plans.flatMap(({ left }) => left.map(({ why }) => why))).toEqual(Array(4).fill('no-time'))

  const [one] = await planned()
  const moved = { token, body: { date: day(3) } }
  expect((await world.call('PATCH', `/v1/visits/${one!.visitId}`, moved)).status).toBe(200)
  const free = orders.filter(
    ({ enterpriseId }) => !plans.some(({ visits }) => visits.some((its) => its.enterpriseId === enterpriseId)),
  )
  await Promise.all(free.map((firm) => plan([firm], day(3))))
  const perDay = Map.groupBy(await planned(), ({ date }) => date)
  expect([...perDay.values()].map((some) => some.length)).toEqual([2, 2, 2])
})
