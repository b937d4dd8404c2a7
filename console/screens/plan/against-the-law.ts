import type { TimetableLine } from '../../../domain/transport/trips/trip.ts'

export interface Driven {
  /** Minutes by driver, 1 first. */
  readonly byDriver: readonly number[]
  /** The longest stretch of driving without a rest, minutes. */
  readonly longestStretch: number
  readonly rests: number
  /** Minutes for which the wheels stand still between 02:00 and 05:00. */
  readonly nightStop: number
}

const minutes = ({ from, to }: TimetableLine) => (Date.parse(to) - Date.parse(from)) / 60_000

/** What the law asks of a coach and its drivers, counted of its timetable. Picking people up is no rest. */
export function againstTheLaw(timetable: readonly TimetableLine[], drivers: number): Driven {
  const byDriver = Array.from({ length: drivers }, () => 0)
  let stretch = 0
  let longestStretch = 0
  let rests = 0
  let nightStop = 0
  for (const line of timetable) {
    if (line.what === 'drive') {
      stretch += minutes(line)
      longestStretch = Math.max(longestStretch, stretch)
      if (line.driver !== null) byDriver[line.driver - 1] = (byDriver[line.driver - 1] ?? 0) + minutes(line)
    } else if (line.what !== 'pick-up') {
      stretch = 0
      if (line.what === 'rest') rests += 1
      else nightStop += minutes(line)
    }
  }
  return { byDriver, longestStretch, rests, nightStop }
}
