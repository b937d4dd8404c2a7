import { describe, expect, test } from 'vitest'
import { derivedId } from '../../../domain/kernel/ids.ts'
import type { CalendarDate, Instant } from '../../../domain/kernel/instant.ts'
import { yuan } from '../../../domain/kernel/money.ts'
import { isRefusal } from '../../../domain/kernel/refusal.ts'
import { buildTransportInstance } from '../../../domain/transport/journeys/build-transport-instance.ts'
import { groupTravellers } from '../../../domain/transport/journeys/group-travellers.ts'
import { planInGroups } from '../../../domain/transport/journeys/plan-in-groups.ts'
import { planJourneys } from '../../../domain/transport/journeys/plan-journeys.ts'
import { replanInGroups } from '../../../domain/transport/journeys/replan-in-groups.ts'
import { onlyNewcomers, replanJourneys } from '../../../domain/transport/journeys/replan-journeys.ts'
import { nothingStands } from '../../../domain/transport/journeys/standing-journeys.ts'
import { withoutLateTrains } from '../../../domain/transport/journeys/without-late-trains.ts'
import type { QuoteReply, ServiceQuote } from '../../../domain/transport/trips/carrier-contract.ts'
import { groupTicketDeadlines } from '../../../domain/transport/trips/group-ticket.ts'
import { traveller } from '../some-travellers.ts'

const now = '2026-12-20T02:00:00.000Z' as Instant
const window = { from: '2027-01-20' as CalendarDate, to: '2027-02-03' as CalendarDate }

/** Home from Dongguan: 广州南站, whose telecode is IZQ, is the hub. */
const train = (number: number, day: string): ServiceQuote => ({
  quoteId: `train-${number}`,
  carrier: '铁路团体票',
  booking: 'by-hand',
  mode: 'seat-block-rail',
  service: `G${number}`,
  from: { kind: 'rail', code: 'IZQ' },
  to: { kind: 'rail', code: 'ZDW', name: '昭通站' },
  cityCode: traveller(1).countyCode,
  departs: `${day}T04:00:00.000Z` as Instant,
  arrives: `${day}T12:00:00.000Z` as Instant,
  seats: 200,
  price: yuan(300),
})
const coach = (seats: number) => ({
  quoteId: `coach-${seats}`,
  carrier: '客运',
  booking: 'api' as const,
  seats,
  fixed: yuan(1400),
  perKm: yuan(9),
})
const home = (count: number) =>
  groupTravellers(
    Array.from({ length: count }, (_, number) => ({
      ...traveller(number),
      startDate: '2027-01-26' as CalendarDate,
      earliestDeparture: '2027-01-22' as CalendarDate,
      companionGroup: null,
      returns: 'homeward' as const,
    })),
    window,
    now,
  )
const quotes: QuoteReply = { services: [train(1, '2027-01-23')], coaches: [coach(19), coach(49)] }
const options = { seconds: 5, firstCoach: 1, firstDay: '2027-01-22' as CalendarDate }

describe('a group ticket', () => {
  test('is submitted by the end of the 17th day before the departure, and paid for by 23:00 of the next', () => {
    expect(groupTicketDeadlines('2027-01-23T04:00:00.000Z' as Instant)).toEqual({
      submitBy: '2027-01-06T16:00:00.000Z',
      payBy: '2027-01-07T15:00:00.000Z',
    })
  })

  test('of a train that leaves too soon for it is not planned with', () => {
    const offered = { ...quotes, services: [train(1, '2027-01-23'), train(2, '2027-01-05')] }
    expect(withoutLateTrains(offered, now).services.map(({ quoteId }) => quoteId)).toEqual(['train-1'])
    const flight = { ...train(3, '2027-01-05'), mode: 'seat-block-air' as const }
    expect(withoutLateTrains({ ...quotes, services: [flight] }, now).services).toHaveLength(1)
  })

  test('is for five at least: fewer ride otherwise, though the train would be cheaper', async () => {
    const modesOf = async (plan: typeof planInGroups, count: number) => {
      const { runs } = await plan(home(count), quotes, options)
      return runs.filter(({ mode }) => mode === 'seat-block-rail').length
    }
    expect(await modesOf(planJourneys, 4)).toBe(1)
    expect(await modesOf(planInGroups, 4)).toBe(0)
    expect(await modesOf(planInGroups, 12)).toBe(1)
  })

  test('of a plan that is made again as a colleague wished is for five at least as well', async () => {
    const modesOf = async (again: typeof replanInGroups | typeof replanJourneys, count: number) => {
      const groups = home(count)
      const { firstDay } = options
      const instance = buildTransportInstance(groups, quotes, firstDay)
      const setting = { instance, firstDay, quotes, groups, standing: nothingStands }
      const batchId = derivedId('BatchId', 'made again')
      const made = await again(setting, onlyNewcomers, { ...options, batchId, name: 'again' })
      if (isRefusal(made)) throw new Error(made.detail)
      return made.next.trips.filter(({ mode }) => mode === 'seat-block-rail').length
    }
    expect(await modesOf(replanJourneys, 4)).toBe(1)
    expect(await modesOf(replanInGroups, 4)).toBe(0)
    expect(await modesOf(replanInGroups, 12)).toBe(1)
  })
})
