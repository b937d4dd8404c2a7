import { drivingTimetable } from './driving-timetable.ts'
import type { TransportRules } from './solve/transport-instance.ts'

const day = 1440
const drivingBeforeRest = 240

/** When a coach that starts at `minute` has had `minutes` of driving and rest, with every night stop in between. */
function rollOn(minute: number, minutes: number, rules: TransportRules): number {
  const stop = (rules.nightStopTo - rules.nightStopFrom + day) % day
  let now = minute
  let left = minutes
  while (left > 0) {
    const sinceStopBegan = (now - rules.nightStopFrom + day) % day
    const wait = Math.max(0, stop - sinceStopBegan)
    const untilNextStop = day - Math.max(stop, sinceStopBegan)
    const rolled = Math.min(left, untilNextStop)
    now += wait + rolled
    left -= rolled
  }
  return now
}

/** Driving and rest of one leg, whole minutes, without the night stop. */
function legMinutes(km: number, rules: TransportRules): number {
  const driving = Math.round((km * 60) / rules.speedKmh)
  return driving + Math.floor(driving / drivingBeforeRest) * rules.restMinutesPer240Driving
}

export interface CoachRun {
  /** When the coach leaves each pick-up, in its order. */
  readonly leaves: readonly number[]
  readonly arrives: number
}

/**
 * The clock of a coach that leaves its first pick-up at `depart` and drives `legs` (km), the last of them to its terminal;
 * null when wheels stand still all day and night, or when the rules ask for the strict reading of the law and it forbids the
 * run.
 */
export function coachRun(
  depart: number,
  legs: readonly number[],
  rules: TransportRules,
  feeder: boolean,
): CoachRun | null {
  const standsStill = rules.nightStopTo - rules.nightStopFrom >= day
  if (standsStill && legs.some((km) => legMinutes(km, rules) > 0)) return null
  if (rules.reading === 'strict') {
    const { speedKmh, pickupMinutes } = rules
    const timetable = drivingTimetable({ legs, speedKmh, departs: depart, pickupMinutes, feeder })
    return 'illegal' in timetable ? null : timetable
  }
  const leaves = [depart]
  let now = depart
  for (const [index, km] of legs.entries()) {
    now = rollOn(now, legMinutes(km, rules), rules)
    if (index < legs.length - 1) {
      now += rules.pickupMinutes
      leaves.push(now)
    }
  }
  return { leaves, arrives: now }
}
