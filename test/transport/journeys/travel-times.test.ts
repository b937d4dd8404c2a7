import { expect, test } from 'vitest'
import type { CalendarDate, Instant } from '../../../domain/kernel/instant.ts'
import { travelTimes } from '../../../domain/transport/journeys/travel-times.ts'
import { now, window } from '../some-travellers.ts'

const startDate = '2026-03-14' as CalendarDate

test('people leave at most four days before work begins and arrive on its eve', () => {
  expect(travelTimes({ window, startDate, freeFrom: null, now })).toEqual({
    earliestDeparture: '2026-03-09T16:00:00.000Z',
    latestDeparture: '2026-03-13T04:00:00.000Z',
    latestArrival: '2026-03-13T16:00:00.000Z',
  })
})

test('nobody leaves before the day on which they are free', () => {
  const freeFrom = '2026-03-12' as CalendarDate
  expect(travelTimes({ window, startDate, freeFrom, now }).earliestDeparture).toBe('2026-03-11T16:00:00.000Z')
})

test('a plant that starts long after the window is reached within the window', () => {
  const late = '2026-04-01' as CalendarDate
  expect(travelTimes({ window, startDate: late, freeFrom: null, now })).toEqual({
    earliestDeparture: '2026-03-08T16:00:00.000Z',
    latestDeparture: '2026-03-15T16:00:00.000Z',
    latestArrival: '2026-03-31T16:00:00.000Z',
  })
})

test('people who can no longer be in time travel late rather than not at all, with room for bookings by hand', () => {
  const today = '2026-03-13T10:00:00.000Z' as Instant
  expect(travelTimes({ window, startDate, freeFrom: null, now: today })).toEqual({
    earliestDeparture: '2026-03-16T10:00:00.000Z',
    latestDeparture: '2026-03-17T10:00:00.000Z',
    latestArrival: '2026-03-20T10:00:00.000Z',
  })
})
