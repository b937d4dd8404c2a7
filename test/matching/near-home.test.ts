import { expect, test } from 'vitest'
import type { Candidate } from '../../domain/batches/candidate.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import { yuan } from '../../domain/kernel/money.ts'
import { citiesNearHome, isNearHome, nearHome } from '../../domain/kernel/places/near-home.ts'
import { matchingRound } from '../../domain/matching/matching-round.ts'
import { permitted } from '../../domain/matching/score.ts'
import { readDestinations } from '../../domain/surveys/read-destinations.ts'
import { groupTravellers } from '../../domain/transport/journeys/group-travellers.ts'
import { planJourneys } from '../../domain/transport/journeys/plan-journeys.ts'
import { readingOfRows, row } from '../surveys/written-sheet.ts'

const [qilin, ludian, qujing, dongguan] = ['530302', '530621', '530300', '441900']

test.each(['就近', '家门口就业', '在附近务工', 'nearby'])('%s is a wish to be home every evening', (written) => {
  expect(readDestinations(written)).toEqual([nearHome])
})

test('县内 of a county’s system is the same, and beside a place both count', async () => {
  const reading = await readingOfRows(
    row({ destinations: '县内' }),
    row({ destinations: '就近；广东', phone: '15400000003' }),
  )
  expect(reading.accepted.at(-1)?.destinations).toEqual([nearHome, '广东省'])
  expect((await readingOfRows(row({ destinations: '县内' }))).accepted[0]?.destinations).toEqual([nearHome])
})

test('near is an hour or so by road: the city around one’s own district, not the one two counties on', () => {
  expect(citiesNearHome(qilin)[0]).toBe(qujing)
  expect(isNearHome(qilin, qujing)).toBe(true)
  expect(citiesNearHome(ludian)).toEqual([])
  expect(isNearHome(qilin, dongguan)).toBe(false)
  expect(isNearHome(qilin, '999999')).toBe(false)
})

test('who must stay near is matched near home alone, and planned no journey', async () => {
  const candidate = (countyCode: string): Candidate => ({
    workerId: derivedId('WorkerId', countyCode),
    chunk: 0,
    countyCode,
    adultFrom: null,
    skills: [],
    minimumMonthlyWageYuan: 0,
    destinations: [nearHome],
    earliestDeparture: null,
    priority: false,
    companionGroup: null,
  })
  const startDate = '2027-03-20' as CalendarDate
  const order = (cityCode: string) => ({
    jobOrder: {
      id: derivedId('JobOrderId', cityCode),
      cityCode,
      requiredSkill: null,
      monthlyWage: yuan(4000),
    } as JobOrder,
    places: 5,
    startDate,
  })
  const { instance } = matchingRound({
    candidates: [candidate(qilin), candidate(ludian)],
    confirmed: [order(qujing), order(dongguan)],
    offers: [],
    placements: [],
  })
  const may = instance.workers.map((worker) => instance.jobOrders.map((job) => permitted(worker, job)))
  expect(may).toEqual([
    [true, false],
    [false, false],
  ])

  const travellers = [qujing, dongguan].map((cityCode) => ({
    workerId: derivedId('WorkerId', cityCode),
    chunk: 0,
    placementId: derivedId('PlacementId', cityCode),
    jobOrderId: derivedId('JobOrderId', cityCode),
    enterpriseId: derivedId('EnterpriseId', cityCode),
    countyCode: qilin,
    cityCode,
    startDate,
    earliestDeparture: null,
    companionGroup: null,
  }))
  const window = { from: '2027-03-10' as CalendarDate, to: '2027-03-18' as CalendarDate }
  const groups = groupTravellers(travellers, window, '2027-03-01T02:00:00.000Z' as Instant)
  const quotes = {
    services: [],
    coaches: [{ quoteId: 'q1', carrier: 'c1', seats: 49, fixed: yuan(600), perKm: yuan(8), validUntil: '2027-03-30' }],
  }
  const { runs } = await planJourneys(groups, quotes as never, { seconds: 2, firstCoach: 1, firstDay: window.from })
  const near = runs.filter(({ ownJourney }) => ownJourney?.code === 'near-home')
  expect(near.map(({ stops }) => stops.at(-1)?.place)).toEqual([qujing])
  expect(runs.flatMap(({ boardings }) => boardings)).toHaveLength(2)
})
