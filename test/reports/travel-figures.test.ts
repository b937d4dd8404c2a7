import { describe, expect, test } from 'vitest'
import { type BatchId, derivedId, type TripId, type WorkerId } from '../../domain/kernel/ids.ts'
import { atShanghai, type CalendarDate } from '../../domain/kernel/instant.ts'
import { travelFigures } from '../../domain/reports/travel-figures.ts'
import type { TripDay } from '../../domain/transport/trips/trip-day.ts'

const first = '2027-03-05' as CalendarDate
const second = '2027-03-06' as CalendarDate
const id = (number: number): WorkerId => derivedId('WorkerId', number)

const people = {
  countyCode: '530621',
  cityCode: '440300',
  aboard: [] as WorkerId[],
  handedOver: 0,
  missed: [] as WorkerId[],
}

function tripDay(name: string, changes: Partial<TripDay> & Pick<TripDay, 'parties'>): TripDay {
  const batchId: BatchId = derivedId('BatchId', 'figures')
  const tripId: TripId = derivedId('TripId', name)
  return { batchId, tripId, date: first, mode: 'feeder-coach', departsAt: atShanghai(first, '22:00'), ...changes }
}

const spring = { campaignId: null, name: '春风行动', code: '春风行动' }
const campaigns = new Map([[derivedId('BatchId', 'figures'), spring]])

const feeder = tripDay('feeder', { parties: [{ ...people, aboard: [id(1), id(2)], missed: [id(3), id(4)] }] })
const train = tripDay('train', {
  mode: 'seat-block-rail',
  date: second,
  departsAt: atShanghai(second, '01:30'),
  parties: [{ ...people, aboard: [id(1), id(2), id(3)], handedOver: 2, missed: [id(4)] }],
})

describe('the figures of a day', () => {
  test('count a person once, with the first vehicle that took them, and nobody as missing who came later', () => {
    const [county] = travelFigures(second, [train, feeder], campaigns).byCounty
    expect(county).toEqual({
      code: '530621',
      name: '鲁甸县',
      onTheDay: { coaches: 0, trains: 1, flights: 0, passengers: 1 },
      soFar: { passengers: 3, outOfProvince: 3, handedOver: 2, noShow: 1 },
    })
  })

  test('leave out what leaves after midnight', () => {
    expect(travelFigures(first, [feeder, train], campaigns).byDestination).toMatchObject([
      {
        code: '440300',
        name: '广东省深圳市',
        onTheDay: { coaches: 1, trains: 0, passengers: 2 },
        soFar: { passengers: 2, noShow: 2 },
      },
    ])
  })

  test('have a row for each county, and a coach of two counties in both', () => {
    const inside = { ...people, countyCode: '530602', cityCode: '530100', aboard: [id(9)] }
    const shared = tripDay('shared', { mode: 'charter-coach', parties: [...feeder.parties, inside] })
    const { byCounty, byDestination } = travelFigures(first, [shared], campaigns)
    expect(byCounty).toMatchObject([
      { code: '530602', onTheDay: { coaches: 1, passengers: 1 }, soFar: { outOfProvince: 0 } },
      { code: '530621', onTheDay: { coaches: 1, passengers: 2 }, soFar: { outOfProvince: 2 } },
    ])
    expect(byDestination.map(({ code }) => code)).toEqual(['440300', '530100'])
  })

  test('put the cities of a province together, and the batches of a campaign', () => {
    const inside = { ...people, cityCode: '440100', aboard: [id(8)] }
    const other = tripDay('other', { mode: 'charter-coach', parties: [inside] })
    const { byProvince, byCampaign } = travelFigures(first, [feeder, other], campaigns)
    const row = { onTheDay: { coaches: 2, passengers: 3 }, soFar: { passengers: 3, noShow: 2 } }
    expect(byProvince).toMatchObject([{ code: '440000', name: '广东省', ...row }])
    expect(byCampaign).toMatchObject([{ code: '春风行动', name: '春风行动', ...row }])
  })

  test('count no vehicle of which nobody is known to be aboard', () => {
    const empty = tripDay('empty', { parties: [{ ...people, missed: [id(7)] }] })
    expect(travelFigures(first, [empty], campaigns).byCounty).toMatchObject([
      { onTheDay: { coaches: 0 }, soFar: { noShow: 1 } },
    ])
  })
})
