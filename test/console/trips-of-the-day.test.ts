import { expect, test } from 'vitest'
import { lateness } from '../../console/screens/trips/lateness.ts'
import { readPlaces } from '../../console/screens/trips/read-places.ts'
import { fromBeijing, inBeijing } from '../../console/service/beijing.ts'
import { GivenInstant } from '../../domain/kernel/given-instant.ts'
import type { WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'

const people = [1, 2, 12].map((seat) => ({ seat, workerId: `wrk_${seat}` as WorkerId }))

test('places pasted from a sheet, or typed as they come, are read by seat', () => {
  expect(readPlaces('1\t05车12A\n2， 05车12B\n\n 12 06车 01F \r\n', people)).toEqual({
    places: [
      { workerId: 'wrk_1', place: '05车12A' },
      { workerId: 'wrk_2', place: '05车12B' },
      { workerId: 'wrk_12', place: '06车 01F' },
    ],
    unknown: [],
  })
})

test('a line that names nobody is told, so that nothing is sent of a list that does not fit', () => {
  expect(readPlaces('3 05车12A\n座号 座位\n1', people)).toEqual({ places: [], unknown: ['3', '座号 座位', '1'] })
})

test('a moment is typed and shown in the time of Beijing, wherever the browser stands', () => {
  expect(GivenInstant.parse(fromBeijing('2026-12-10T05:15'))).toBe('2026-12-09T21:15:00.000Z')
  expect(inBeijing(Date.parse('2026-12-09T21:15:00.000Z'))).toBe('2026-12-10T05:15')
})

const trip = (state: string, mode: Trip['mode'] = 'charter-coach') =>
  ({
    mode,
    endsAtPlant: true,
    progress: { state },
    stops: [{ at: '2026-12-10T00:00:00.000Z' as Instant }, { at: '2026-12-10T10:00:00.000Z' as Instant }],
  }) as Trip

test.each([
  ['planned', '2026-12-10T01:00:00.000Z', 0],
  ['planned', '2026-12-10T03:00:00.000Z', 1],
  ['departed', '2026-12-10T13:00:00.000Z', 0],
  ['departed', '2026-12-10T15:00:00.000Z', 1],
  ['arrived', '2026-12-11T11:00:00.000Z', 1],
  ['handed-over', '2026-12-20T00:00:00.000Z', 0],
  ['cancelled', '2026-12-20T00:00:00.000Z', 0],
])('a trip that is %s at %s is %i hours late', (state, now, hours) => {
  expect(lateness(trip(state), Date.parse(now)) / 3_600_000).toBe(hours)
})

test('nobody reports for people who travel on their own', () => {
  expect(lateness(trip('planned', 'self-arranged'), Date.parse('2026-12-20T00:00:00.000Z'))).toBe(0)
})
