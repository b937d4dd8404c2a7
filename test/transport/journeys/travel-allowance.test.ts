import { describe, expect, test } from 'vitest'
import { sumOf, yuan } from '../../../domain/kernel/money.ts'
import { buildTransportInstance, firstDayOf } from '../../../domain/transport/journeys/build-transport-instance.ts'
import { groupTravellers } from '../../../domain/transport/journeys/group-travellers.ts'
import { travelAllowance } from '../../../domain/transport/journeys/travel-allowance.ts'
import { type PlannedTrips, planTrips } from '../../../domain/transport/plan/plan-trips.ts'
import type { TransportInstance } from '../../../domain/transport/plan/solve/transport-instance.ts'
import { now, traveller, window } from '../some-travellers.ts'

const travellers = ['530627', '530628', '530629'].map((countyCode, number) => traveller(number, { countyCode }))
const groups = groupTravellers(travellers, window, now)
const instance = buildTransportInstance(groups, { services: [], coaches: [] }, firstDayOf(groups))

async function costOf(instance: TransportInstance): Promise<number> {
  const plan = (await planTrips(instance, { seconds: 0 })) as PlannedTrips
  return plan.costYuan
}

describe('the allowance of those who travel on their own', () => {
  test('is what the planner reckons with', async () => {
    const paid = sumOf(travellers.map(({ countyCode, cityCode }) => travelAllowance(countyCode, cityCode)))
    expect(yuan(await costOf(instance))).toEqual(paid)
  })

  test('may be another than the published format has', async () => {
    const rules = { ...instance.rules, selfArranged: { fixedYuan: 1000, yuanPerKm: 0 } }
    expect(await costOf({ ...instance, rules })).toBe(3000)
  })
})
