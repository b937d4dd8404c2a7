import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DrivingTimetable, drivingTimetable, strictLaw } from '../../../domain/transport/plan/driving-timetable.ts'

const morning = 1440 + 7 * 60

function lawful(run: Parameters<typeof drivingTimetable>[0]): DrivingTimetable {
  const timetable = drivingTimetable(run)
  if ('illegal' in timetable) throw new Error(timetable.words.en)
  return timetable
}

const standing = (timetable: DrivingTimetable, what: string) => timetable.entries.filter((entry) => entry.what === what)

describe('the timetable of a charter coach', () => {
  test('of 300 km by day has one driver and needs no rest', () => {
    const timetable = lawful({ legs: [300], speedKmh: 75, departs: morning })
    expect(timetable).toMatchObject({ drivers: 1, drivingMinutes: 240, arrives: morning + 240 })
    expect(standing(timetable, 'rest')).toHaveLength(0)
  })

  test('rests 20 minutes when the fourth hour is full and changes drivers', () => {
    const timetable = lawful({ legs: [450], speedKmh: 75, departs: morning })
    expect(timetable.drivers).toBe(2)
    expect(timetable.entries).toEqual([
      { what: 'drive', from: morning, to: morning + 240, driver: 1 },
      { what: 'rest', from: morning + 240, to: morning + 260, driver: null },
      { what: 'drive', from: morning + 260, to: morning + 380, driver: 2 },
    ])
  })

  test('stands still from two to five in the night', () => {
    const timetable = lawful({ legs: [300], speedKmh: 75, departs: 23 * 60 })
    expect(standing(timetable, 'night-stop')).toEqual([{ what: 'night-stop', from: 1560, to: 1740, driver: null }])
  })

  test('is refused where wheels stand still all day', () => {
    const law = { ...strictLaw, stopFrom: 0, stopTo: 1440 }
    expect(drivingTimetable({ legs: [300], speedKmh: 75, departs: morning }, law)).toMatchObject({
      illegal: 'stands-all-day',
      proposals: ['rail', 'air'],
    })
  })

  test('rests after two hours when they were driven by night', () => {
    const timetable = lawful({ legs: [200], speedKmh: 75, departs: 22 * 60 })
    expect(standing(timetable, 'rest')).toEqual([{ what: 'rest', from: 1440, to: 1460, driver: null }])
  })

  test('of a feeder within 100 km rolls through the night', () => {
    const night = 1440 + 90
    expect(lawful({ legs: [100], speedKmh: 75, departs: night, feeder: true }).arrives).toBe(night + 80)
    expect(lawful({ legs: [101], speedKmh: 75, departs: night, feeder: true }).arrives).toBe(night + 81 + 180)
  })

  test('beyond two drivers’ day is refused with rail, air or a relay', () => {
    const illegal = drivingTimetable({ legs: [1210], speedKmh: 75, departs: morning })
    expect(illegal).toMatchObject({ illegal: 'too-far-for-coach', proposals: ['rail', 'air', 'relay'] })
    expect(drivingTimetable({ legs: [1200], speedKmh: 75, departs: morning })).toMatchObject({ drivers: 2 })
  })

  test('with one driver is refused above 400 km, above 600 km on expressways', () => {
    const run = { speedKmh: 75, departs: morning, drivers: 1 } as const
    expect(drivingTimetable({ ...run, legs: [401] })).toMatchObject({ illegal: 'two-drivers-needed' })
    expect(drivingTimetable({ ...run, legs: [401], expressway: true })).toMatchObject({ drivers: 1 })
    expect(drivingTimetable({ ...run, legs: [601], expressway: true })).toMatchObject({
      illegal: 'two-drivers-needed',
      proposals: ['second-driver'],
    })
  })

  test('is refused for a driver who has driven 43 hours this week', () => {
    const run = { legs: [300], speedKmh: 75, departs: morning, drivenThisWeek: [43 * 60] }
    expect(drivingTimetable(run)).toMatchObject({ illegal: 'week-full', proposals: ['rested-driver'] })
  })

  test('is refused when every rest taken makes it late', () => {
    const run = { legs: [450], speedKmh: 75, departs: morning, arriveBy: morning + 370 }
    expect(drivingTimetable(run)).toMatchObject({ illegal: 'arrives-late' })
  })

  test('keeps the law on any run', () => {
    const runs = fc.record({
      legs: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 3 }),
      speedKmh: fc.integer({ min: 60, max: 100 }),
      departs: fc.integer({ min: 0, max: 2879 }),
      pickupMinutes: fc.integer({ min: 0, max: 30 }),
    })
    fc.assert(
      fc.property(runs, (run) => {
        const timetable = drivingTimetable(run)
        if ('illegal' in timetable) return
        const byDriver = { 1: 0, 2: 0 }
        let sinceRest = 0
        let now = run.departs
        for (const { what, from, to, driver } of timetable.entries) {
          expect(from).toBe(now)
          now = to
          if (what === 'drive' && driver) {
            byDriver[driver] += to - from
            sinceRest += to - from
            for (let minute = from; minute < to; minute += 1) {
              const ofDay = minute % 1440
              expect(ofDay < strictLaw.stopFrom || ofDay >= strictLaw.stopTo).toBe(true)
            }
          }
          if (what === 'rest') expect(to - from).toBeGreaterThanOrEqual(20)
          if (what === 'rest' || what === 'night-stop') sinceRest = 0
          expect(sinceRest).toBeLessThanOrEqual(240)
        }
        expect(now).toBe(timetable.arrives)
        expect(Math.max(byDriver[1], byDriver[2])).toBeLessThanOrEqual(480)
      }),
    )
  })
})
