import { describe, expect, test } from 'vitest'
import type { Candidate } from '../../domain/batches/candidate.ts'
import { CityCode, type JobOrder } from '../../domain/enterprises/job-order.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import { yuan } from '../../domain/kernel/money.ts'
import { cities, workplaces } from '../../domain/kernel/places/cities.ts'
import { counties } from '../../domain/kernel/places/counties.ts'
import table from '../../domain/kernel/places/divisions.json' with { type: 'json' }
import { isNearHome, kmFromHome, nearHomeKm } from '../../domain/kernel/places/near-home.ts'
import { type WishFromHome, wishesFromHome } from '../../domain/kernel/places/wish-from-home.ts'
import { matchingRound } from '../../domain/matching/matching-round.ts'
import { permitted } from '../../domain/matching/score.ts'
import { readDestinations } from '../../domain/surveys/read-destinations.ts'
import { groupTravellers } from '../../domain/transport/journeys/group-travellers.ts'
import { planJourneys } from '../../domain/transport/journeys/plan-journeys.ts'
import { readingOfRows, row } from '../surveys/written-sheet.ts'

const [qilin, ludian, zhaoyang, xuanwei, lijiang, zhenxiong, mengzi] = [
  '530302',
  '530621',
  '530602',
  '530381',
  '530702',
  '530627',
  '532503',
]
const [qujing, zhaotong, kunming, dongguan] = ['530300', '530600', '530100', '441900']

describe('a wish that begins at home', () => {
  test.each<[WishFromHome, string[]]>([
    [
      '就近',
      ['就近', '家门口就业', '在附近务工', 'nearby', '本地', '县内', '本县', '1县内', '县区内就业', '本乡镇', '不出县'],
    ],
    ['本市', ['市内', '本市就业', '在本市']],
    ['本州市', ['州内', '本州', '州市内', '地州内务工', '不出州']],
    ['本州市外县', ['州内县外', '县外州内', '州内跨县']],
    ['省内外县', ['省内县外', '2省内县外', '2.省内县外', '县外省内', '云南省内跨县']],
    ['省内外州市', ['省内州外', '市外省内']],
  ])('%s is read from what sheets say', (wish, written) => {
    for (const word of [wish, ...written]) expect([word, readDestinations(word)]).toEqual([word, [wish]])
  })

  test.each(['区内', '县外', '城区'])('%s is not guessed', (word) => expect(readDestinations(word)).toBeUndefined())

  test('beside a place both count, and a level is no city of that name', async () => {
    const read = async (destinations: string) => (await readingOfRows(row({ destinations }))).accepted[0]?.destinations
    expect(await read('县内；广东')).toEqual(['就近', '广东省'])
    expect(await read('昆明市内')).toEqual(['昆明市'])
    expect(await read('省内')).toEqual(['云南省'])
  })

  const means = (wish: WishFromHome, home: string) => (place: string) => wishesFromHome[wish](home, place)
  test('means other places for each person, and none that they would rather not', () => {
    expect([qujing, qilin, kunming].map(means('本州市', qilin))).toEqual([true, true, false])
    expect([qujing, qilin, xuanwei, kunming].map(means('本州市外县', qilin))).toEqual([false, false, true, false])
    expect([qujing, xuanwei, kunming, dongguan].map(means('省内外县', xuanwei))).toEqual([true, false, true, false])
    expect([qujing, kunming, dongguan].map(means('省内外州市', qilin))).toEqual([false, true, false])
    // 本市 of 宣威市 and 蒙自市 is that city, of 麒麟区 the city around it.
    expect([qujing, xuanwei].map(means('本市', xuanwei))).toEqual([false, true])
    expect([qujing, qilin].map(means('本市', qilin))).toEqual([true, true])
    expect(['532501', mengzi].map(means('本市', mengzi))).toEqual([false, true])
  })
})

describe('near home', () => {
  test('is one’s own county, for the people of every county, and what lies about an hour by road from it', () => {
    for (const { code } of counties.values()) {
      expect(CityCode.safeParse(code).success).toBe(true)
      expect([code, isNearHome(code, code)]).toEqual([code, true])
    }
    expect(isNearHome(qilin, qujing)).toBe(true)
    expect(isNearHome(ludian, zhaotong)).toBe(true)
    expect(isNearHome(zhenxiong, zhaotong)).toBe(false)
    expect(isNearHome(qilin, dongguan)).toBe(false)
    expect(kmFromHome(lijiang, '530700')).toBeLessThan(nearHomeKm)
  })

  test('each prefecture of Yunnan has its city among the workplaces, under its own code', () => {
    const prefectures = table.filter(({ province }) => province === '云南省')
    expect(prefectures).toHaveLength(16)
    for (const { code, name } of prefectures) {
      if (!name.endsWith('自治州')) expect(workplaces.find((one) => one.code === code)?.name).toBe(name)
      const seat = workplaces.find((one) => one.code.startsWith(code.slice(0, 4)))
      expect(seat?.province).toBe('云南省')
    }
    expect(new Set(workplaces.map(({ code }) => code)).size).toBe(workplaces.length)
    for (const { code } of [...cities, ...counties.values()])
      expect(workplaces.some((one) => one.code === code)).toBe(true)
  })

  test('a place that no table has is refused, not far', () => {
    expect(() => isNearHome(qilin, '999999')).toThrow('no table has the place 999999')
    expect(() => isNearHome('999999', qujing)).toThrow('no table has the place 999999')
    expect(CityCode.safeParse('520500').error?.issues[0]?.message).toMatch(/or of a county of Yunnan/)
  })
})

const candidate = (countyCode: string, ...destinations: string[]): Candidate => ({
  workerId: derivedId('WorkerId', countyCode, ...destinations),
  chunk: 0,
  countyCode,
  adultFrom: null,
  skills: [],
  minimumMonthlyWageYuan: 0,
  destinations,
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

test('who must stay near is matched near home alone, whichever county is theirs', () => {
  const places = [qujing, zhaotong, zhenxiong, kunming, dongguan]
  const { instance } = matchingRound({
    candidates: [
      candidate(qilin, '就近'),
      candidate(ludian, '就近'),
      candidate(zhenxiong, '就近'),
      candidate(zhaoyang, '本州市外县'),
      candidate(zhenxiong, '省内外县'),
      candidate(lijiang, '就近'),
      candidate(lijiang, '镇雄县'),
    ],
    confirmed: places.map(order),
    offers: [],
    placements: [],
  })
  const may = instance.workers.map((worker) =>
    places.filter((_, index) => permitted(worker, instance.jobOrders[index]!)),
  )
  expect(may).toEqual([
    [qujing],
    [zhaotong],
    [zhenxiong],
    [zhenxiong],
    [qujing, zhaotong, kunming],
    [],
    // A county can be named by a job order now: a wish for it is not one for its whole prefecture.
    [zhenxiong],
  ])
})

test('who goes to the post and back every day is planned no journey; a county is a destination for the others', async () => {
  const travellers = [qujing, dongguan, zhenxiong].map((cityCode) => ({
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
  expect(runs.flatMap(({ boardings }) => boardings)).toHaveLength(3)
  expect(runs.map(({ stops }) => stops.at(-1)).find((stop) => stop?.place === zhenxiong)?.name).toBe('镇雄县')
})
