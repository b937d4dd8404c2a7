import { expect, test } from 'vitest'
import { instantOf } from '../../../domain/kernel/instant.ts'
import { yuan } from '../../../domain/kernel/money.ts'
import { journeyWaiting } from '../../../domain/transport/journeys/journey-waiting.ts'
import type { Trip } from '../../../domain/transport/trips/trip.ts'

const run = (connectionId: string, mode: Trip['mode'], times: [string, string], passengers: number) =>
  ({
    connectionId,
    mode,
    passengers,
    stops: times.map((time) => ({
      place: 'here',
      name: 'here',
      at: instantOf(Date.parse(`2027-03-01T${time}:00+08:00`)),
    })),
  }) as unknown as Trip

test('waiting is counted by connections, each passenger once', () => {
  expect(
    journeyWaiting([
      run('one', 'feeder-coach', ['06:00', '08:00'], 30),
      run('one', 'seat-block-rail', ['09:30', '20:00'], 20),
      run('one', 'seat-block-air', ['12:00', '15:00'], 10),
      run('hired', 'feeder-coach', ['06:00', '07:00'], 40),
      run('hired', 'feeder-coach', ['06:00', '12:00'], 8),
      run('hired', 'special-train', ['13:00', '23:00'], 48),
      run('direct', 'charter-coach', ['06:00', '16:00'], 30),
    ]),
  ).toEqual({
    upTo2Hours: 28,
    upTo5Hours: 10,
    longer: 40,
    longestMinutes: 360,
    nights: 0,
    lodgingYuan: 0,
    ownJourneys: 0,
  })
})

test('what feeders tell of themselves counts, with nights and those who travel on their own', () => {
  const night = {
    ...run('one', 'feeder-coach', ['06:00', '08:00'], 30),
    onward: [
      { passengers: 12, waitMinutes: 121, nights: 0 },
      { passengers: 18, waitMinutes: 900, nights: 1 },
    ],
    lodging: { nights: 18, cost: yuan(1440) },
  } as unknown as Trip
  const trains = ['10:01', '23:00'].map((at) => run('one', 'seat-block-rail', [at, '23:30'], 15))
  expect(journeyWaiting([night, ...trains, run('own', 'self-arranged', ['08:00', '20:00'], 4)])).toEqual({
    upTo2Hours: 0,
    upTo5Hours: 12,
    longer: 18,
    longestMinutes: 900,
    nights: 18,
    lodgingYuan: 1440,
    ownJourneys: 4,
  })
})
