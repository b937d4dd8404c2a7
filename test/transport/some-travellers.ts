import { type BatchId, derivedId } from '../../domain/kernel/ids.ts'
import { atShanghai, type CalendarDate, type Instant, plus, plusDays } from '../../domain/kernel/instant.ts'
import { yuan } from '../../domain/kernel/money.ts'
import type { CoachQuote, QuoteReply, ServiceQuote } from '../../domain/transport/trips/carrier-contract.ts'
import type { Traveller } from '../../domain/transport/trips/traveller.ts'

export const batchId: BatchId = derivedId('BatchId', 'transport tests')
export const window = { from: '2026-03-09' as CalendarDate, to: '2026-03-15' as CalendarDate }
export const now = '2026-03-02T01:00:00.000Z' as Instant

/** Zhenxiong county to Dongguan unless told otherwise. */
export function traveller(number: number, of: Partial<Traveller> = {}): Traveller {
  return {
    workerId: derivedId('WorkerId', number),
    chunk: Math.floor(number / 100),
    placementId: derivedId('PlacementId', number),
    jobOrderId: derivedId('JobOrderId', 'assembly'),
    enterpriseId: derivedId('EnterpriseId', 'electronics'),
    countyCode: '530627',
    cityCode: '441900',
    startDate: '2026-03-14' as CalendarDate,
    earliestDeparture: null,
    companionGroup: null,
    ...of,
  }
}

export const coachQuotes: CoachQuote[] = [19, 33, 49].map((seats) => ({
  quoteId: `coach-${seats}`,
  carrier: '云南交运',
  booking: 'api',
  seats,
  fixed: yuan(seats * 18),
  perKm: yuan(1 + seats / 10),
}))

/** Daily trains from Zhenxiong and Zhaotong to Dongguan, within the window. */
export const trainQuotes: ServiceQuote[] = ['ZXE', 'ZDW'].flatMap((code) =>
  Array.from({ length: 7 }, (_, day): ServiceQuote => {
    const departs = atShanghai(plusDays(window.from, day), '14:00')
    return {
      quoteId: `train-${code}-${day}`,
      carrier: '铁路',
      booking: 'by-hand',
      mode: 'seat-block-rail',
      service: `G${code}${day}`,
      from: { kind: 'rail', code },
      to: { kind: 'rail', code: 'RTQ', name: '东莞南站' },
      cityCode: '441900',
      departs,
      arrives: plus(departs, { hours: 8 }),
      seats: 60,
      price: yuan(620),
    }
  }),
)

/** Daily flights from Zhaotong to Dongguan by way of Shenzhen, cheaper than the train. */
export const flightQuotes: ServiceQuote[] = Array.from({ length: 7 }, (_, day): ServiceQuote => {
  const departs = atShanghai(plusDays(window.from, day), '16:00')
  return {
    quoteId: `flight-${day}`,
    carrier: '民航',
    booking: 'api',
    mode: 'seat-block-air',
    service: `KY${day}`,
    from: { kind: 'air', code: 'ZAT' },
    to: { kind: 'air', code: 'SZX', name: '深圳宝安机场' },
    cityCode: '441900',
    departs,
    arrives: plus(departs, { hours: 2 }),
    seats: 45,
    price: yuan(520),
  }
})

export const quotes: QuoteReply = { services: trainQuotes, coaches: coachQuotes }
