import type { Sentence } from '../../kernel/words.ts'
import { transportSentences } from './transport-sentences.ts'
/**
 * The law on charter coaches as the product reads it: at most 4 h of driving without a 20-minute rest by day and 2 h by
 * night, at most 8 h a driver in 24 h and 44 h in 7 days, wheels stopped from 02:00 to 05:00, two drivers above 400 km
 * (600 km on expressways). A feeder of at most 100 km one way may roll at night. Minutes, minutes after midnight, km.
 */
export interface CoachLaw {
  readonly mostDrivingByDay: number
  readonly mostDrivingByNight: number
  readonly rest: number
  readonly nightFrom: number
  readonly nightTo: number
  readonly stopFrom: number
  readonly stopTo: number
  readonly mostDrivingPerDriver: number
  readonly mostDrivingPerWeek: number
  readonly oneDriverKm: number
  readonly oneDriverExpresswayKm: number
  readonly exemptFeederKm: number
}

export const strictLaw: CoachLaw = {
  mostDrivingByDay: 240,
  mostDrivingByNight: 120,
  rest: 20,
  nightFrom: 1320,
  nightTo: 360,
  stopFrom: 120,
  stopTo: 300,
  mostDrivingPerDriver: 480,
  mostDrivingPerWeek: 2640,
  oneDriverKm: 400,
  oneDriverExpresswayKm: 600,
  exemptFeederKm: 100,
}

/** A coach run as somebody would like it. */
export interface IntendedRun {
  /** Km between the stops, the last leg to the terminal. */
  readonly legs: readonly number[]
  readonly speedKmh: number
  /** Minutes from day 0, 00:00. */
  readonly departs: number
  /** Standing time at each pick-up after the first. */
  readonly pickupMinutes?: number
  /** Takes people to a station or an airport. */
  readonly feeder?: boolean
  readonly expressway?: boolean
  /** Without it, as many drivers as the run needs. */
  readonly drivers?: 1 | 2
  /** What each driver has driven in the six days before, minutes. */
  readonly drivenThisWeek?: readonly number[]
  readonly arriveBy?: number
}

export interface TimetableEntry {
  readonly what: 'drive' | 'rest' | 'night-stop' | 'pick-up'
  readonly from: number
  readonly to: number
  /** The driver, 1 or 2; null while the coach stands. */
  readonly driver: 1 | 2 | null
}

export interface DrivingTimetable {
  readonly drivers: 1 | 2
  readonly drivingMinutes: number
  readonly entries: readonly TimetableEntry[]
  /** When the coach leaves each pick-up. */
  readonly leaves: readonly number[]
  readonly arrives: number
}

export type Remedy = 'rail' | 'air' | 'relay' | 'second-driver' | 'rested-driver' | 'earlier-departure'

export interface IllegalRun {
  readonly illegal: 'stands-all-day' | 'too-far-for-coach' | 'two-drivers-needed' | 'week-full' | 'arrives-late'
  readonly proposals: readonly Remedy[]
  readonly words: Sentence
}

const day = 1440

function within(minute: number, from: number, to: number): boolean {
  const ofDay = minute % day
  return from <= to ? ofDay >= from && ofDay < to : ofDay >= from || ofDay < to
}

/** The lawful timetable of a coach run, or why there is none and what to do instead. */
export function drivingTimetable(run: IntendedRun, law: CoachLaw = strictLaw): DrivingTimetable | IllegalRun {
  const km = run.legs.reduce((sum, leg) => sum + leg, 0)
  const driving = run.legs.map((leg) => Math.round((leg * 60) / run.speedKmh))
  const drivingMinutes = driving.reduce((sum, minutes) => sum + minutes, 0)
  if (drivingMinutes > 0 && law.stopTo - law.stopFrom >= day)
    return {
      illegal: 'stands-all-day',
      proposals: ['rail', 'air'],
      words: transportSentences('stands-all-day'),
    }
  if (drivingMinutes > 2 * law.mostDrivingPerDriver)
    return {
      illegal: 'too-far-for-coach',
      proposals: ['rail', 'air', 'relay'],
      words: transportSentences('too-far', { km, minutes: drivingMinutes, most: 2 * law.mostDrivingPerDriver }),
    }
  const oneDriverKm = run.expressway ? law.oneDriverExpresswayKm : law.oneDriverKm
  const needed = km > oneDriverKm || drivingMinutes > law.mostDrivingPerDriver ? 2 : 1
  const drivers = run.drivers ?? needed
  if (drivers < needed)
    return {
      illegal: 'two-drivers-needed',
      proposals: ['second-driver'],
      words: transportSentences('two-drivers', {
        oneKm: oneDriverKm,
        most: law.mostDrivingPerDriver,
        km,
        minutes: drivingMinutes,
      }),
    }
  const timetable = drive(run, driving, drivers, law)
  const overworked = ([1, 2] as const).find((driver) => {
    const now = timetable.entries.filter((entry) => entry.driver === driver)
    const minutes = now.reduce((sum, entry) => sum + entry.to - entry.from, 0)
    return minutes > 0 && minutes + (run.drivenThisWeek?.[driver - 1] ?? 0) > law.mostDrivingPerWeek
  })
  if (overworked)
    return {
      illegal: 'week-full',
      proposals: ['rested-driver'],
      words: transportSentences('week-full', { driver: overworked, most: law.mostDrivingPerWeek }),
    }
  if (run.arriveBy !== undefined && timetable.arrives > run.arriveBy)
    return {
      illegal: 'arrives-late',
      proposals: ['earlier-departure', 'rail', 'air'],
      words: transportSentences('arrives-late', { minutes: timetable.arrives - run.arriveBy }),
    }
  return timetable
}

function drive(run: IntendedRun, driving: readonly number[], drivers: 1 | 2, law: CoachLaw): DrivingTimetable {
  const exempt = run.feeder === true && run.legs.reduce((sum, leg) => sum + leg, 0) <= law.exemptFeederKm
  const entries: TimetableEntry[] = []
  const leaves = [run.departs]
  const driven = { 1: 0, 2: 0 }
  let driver: 1 | 2 = 1
  let now = run.departs
  let sinceRest = 0
  let sinceRestByNight = 0

  const spend = (what: TimetableEntry['what'], minutes: number) => {
    const last = entries.at(-1)
    const at = what === 'drive' ? driver : null
    if (last?.what === what && last.driver === at) entries[entries.length - 1] = { ...last, to: now + minutes }
    else entries.push({ what, from: now, to: now + minutes, driver: at })
    now += minutes
  }
  const rested = () => {
    sinceRest = 0
    sinceRestByNight = 0
    if (drivers === 2) driver = driven[1] <= driven[2] ? 1 : 2
  }

  for (const [leg, minutes] of driving.entries()) {
    for (let left = minutes; left > 0; ) {
      const byNight = within(now, law.nightFrom, law.nightTo)
      if (!exempt && within(now, law.stopFrom, law.stopTo)) {
        spend('night-stop', 1)
        if (!within(now, law.stopFrom, law.stopTo)) rested()
      } else if (
        sinceRest >= law.mostDrivingByDay ||
        (byNight && sinceRestByNight >= law.mostDrivingByNight) ||
        driven[driver] >= law.mostDrivingPerDriver
      ) {
        spend('rest', law.rest)
        rested()
      } else {
        spend('drive', 1)
        driven[driver] += 1
        sinceRest += 1
        if (byNight) sinceRestByNight += 1
        left -= 1
      }
    }
    if (leg === driving.length - 1) break
    if (run.pickupMinutes) spend('pick-up', run.pickupMinutes)
    leaves.push(now)
  }
  return { drivers, drivingMinutes: driven[1] + driven[2], entries, leaves, arrives: now }
}
