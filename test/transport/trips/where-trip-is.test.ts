import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instant } from '../../../domain/kernel/instant.ts'
import type { Stop, TimetableLine, Trip, TripProgress } from '../../../domain/transport/trips/trip.ts'
import { whereTripIs } from '../../../domain/transport/trips/where-trip-is.ts'

const stop = (place: string, at: string): Stop => ({ place, name: place, at: `2026-03-10T${at}:00.000Z` as Instant })
const stops = [stop('530602', '00:00'), stop('530621', '02:00'), stop('441900', '12:00')]
const moment = (time: string) => Date.parse(`2026-03-10T${time}:00.000Z`)
const at = (time: string) => `2026-03-10T${time}:00.000Z` as Instant
const drive = (from: string, to: string): TimetableLine => ({ what: 'drive', from: at(from), to: at(to), driver: 1 })
const rest = (from: string, to: string): TimetableLine => ({ what: 'rest', from: at(from), to: at(to), driver: null })

function coach(progress: TripProgress, timetable: TimetableLine[] | null = null, loss: Trip['loss'] = null) {
  return {
    mode: 'charter-coach' as Trip['mode'],
    stops,
    timetable,
    progress,
    loss,
    booking: { state: 'not-needed' as const },
  }
}
const whereIs = (trip: Parameters<typeof whereTripIs>[0], time: string, now = time) =>
  whereTripIs(trip, moment(time), moment(now))

test('a coach waits at its first stop, takes people up by its plan, and is under way once that was reported', () => {
  expect(whereIs(coach({ state: 'planned' }), '00:00', '00:00')).toMatchObject({ from: stops[0], fraction: 0 })
  expect(whereIs(coach({ state: 'boarded', at: at('01:00') }), '01:00')).toMatchObject({
    standing: 'under-way',
    from: stops[0],
    to: stops[1],
    fraction: 0.5,
  })
  expect(whereIs(coach({ state: 'departed', at: at('02:00') }), '07:00')).toMatchObject({
    standing: 'under-way',
    from: stops[1],
    to: stops[2],
    fraction: 0.5,
    behind: 0,
  })
})

test('one that nobody saw leave stands where people board, and the later it is the more it is behind', () => {
  expect(whereIs(coach({ state: 'boarded', at: at('01:59') }), '04:00')).toMatchObject({
    standing: 'waiting',
    from: stops[1],
    fraction: 0,
    arrives: moment('14:00'),
    behind: 2 * 3_600_000,
  })
})

test('one that left late arrives late; one whose arrival nobody reported is at the end of its way and not there', () => {
  expect(whereIs(coach({ state: 'departed', at: at('03:00') }), '08:00')).toMatchObject({
    fraction: 0.5,
    arrives: moment('13:00'),
    behind: 3_600_000,
  })
  expect(whereIs(coach({ state: 'departed', at: at('02:00') }), '14:00')).toMatchObject({
    standing: 'under-way',
    fraction: 1,
    behind: 2 * 3_600_000,
  })
})

test('a coach stands still while its driver rests', () => {
  const timetable = [drive('00:00', '02:00'), drive('02:00', '04:00'), rest('04:00', '10:00'), drive('10:00', '12:00')]
  const trip = coach({ state: 'departed', at: at('02:00') }, timetable)
  expect(['03:00', '04:00', '07:00', '10:00', '11:00'].map((time) => whereIs(trip, time).fraction)).toEqual([
    0.25, 0.5, 0.5, 0.5, 0.75,
  ])
})

test('a cancelled or lost one is shown as one that does not run; one that nobody reported on is a guess', () => {
  const loss = { at: at('00:00'), by: 'zhang', why: 'vehicle-broken-down', reported: 'trp_1', replaced: null }
  expect(whereIs(coach({ state: 'cancelled', at: at('01:00') }), '05:00')).toMatchObject({ standing: 'not-running' })
  const lost = coach({ state: 'planned' }, null, { ...loss, isOver: false } as Trip['loss'])
  expect(whereIs(lost, '05:00')).toMatchObject({ standing: 'not-running', from: stops[0], fraction: 0 })
  const guess = { standing: 'under-way', fraction: 0.5, isGuess: true, behind: 0 }
  expect(whereIs(coach({ state: 'unreported', at: at('11:00') }), '07:00')).toMatchObject(guess)
  expect(whereIs({ ...coach({ state: 'planned' }), mode: 'self-arranged' }, '07:00')).toMatchObject(guess)
})

test('a day that is over is played again by what was reported, and one to come by its plan', () => {
  const over = coach({ state: 'arrived', at: at('10:00') })
  expect(whereIs(over, '06:00', '23:00')).toMatchObject({ standing: 'under-way', fraction: 0.5 })
  expect(whereIs(over, '10:00', '23:00')).toMatchObject({ standing: 'there', behind: 0 })
  const toCome = coach({ state: 'planned' })
  expect(whereIs(toCome, '07:00', '00:00')).toMatchObject({ standing: 'under-way', fraction: 0.5 })
  expect(whereIs(toCome, '12:00', '00:00')).toMatchObject({ standing: 'there' })
})

test('nobody goes back: whatever was reported, a vehicle is the further on the later one looks', () => {
  const minutes = fc.integer({ min: -600, max: 2000 })
  const instant = minutes.map((minute) => new Date(moment('00:00') + minute * 60_000).toISOString() as Instant)
  const state = fc.constantFrom('boarded', 'departed', 'arrived', 'handed-over', 'unreported')
  const progress = fc.record({ state, at: instant }) as fc.Arbitrary<TripProgress>
  const wayOf = (trip: ReturnType<typeof coach>, minute: number, now: number) => {
    const { from, fraction } = whereTripIs(trip, moment('00:00') + minute * 60_000, moment('00:00') + now * 60_000)
    return stops.indexOf(from) + fraction
  }
  fc.assert(
    fc.property(progress, minutes, minutes, minutes, (reported, one, other, now) => {
      const trip = coach(reported)
      const [earlier, later] = [Math.min(one, other), Math.max(one, other)]
      const [before, after] = [wayOf(trip, earlier, now), wayOf(trip, later, now)]
      expect(before).toBeGreaterThanOrEqual(0)
      expect(after).toBeLessThanOrEqual(2)
      expect(before).toBeLessThanOrEqual(after + 1e-9)
    }),
  )
})
