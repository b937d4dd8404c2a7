import type { Instant } from '../../kernel/instant.ts'
import type { Stop, TimetableLine, Trip } from './trip.ts'

/** Where a vehicle is between two of its stops. */
export interface TripPosition {
  /** It has not left its first stop; is between stops; has reached the last one; will not run. */
  readonly standing: 'waiting' | 'under-way' | 'there' | 'not-running'
  readonly from: Stop
  readonly to: Stop
  /** How much of the way from one to the other lies behind it, from 0 to 1. */
  readonly fraction: number
  /** When it is expected at its last stop, or came there: epoch milliseconds. */
  readonly arrives: number
  /** Milliseconds by which that is after what was planned; 0 where it is on time. */
  readonly behind: number
  /** Nobody reported on it, or nobody does of people on their own: it is where the plan says. */
  readonly isGuess: boolean
}

type Known = Pick<Trip, 'mode' | 'stops' | 'timetable' | 'progress' | 'loss' | 'booking'>

/**
 * Where a trip is at a moment, as far as reports and its plan say by `now` (both epoch milliseconds): what was reported counts, the
 * rest is planned, and what was not reported by now has not happened. A coach stands while its timetable lets it rest.
 */
export function whereTripIs(trip: Known, moment: number, now: number): TripPosition {
  const { stops, progress } = trip
  const [first] = stops
  const last = stops.at(-1)
  if (!first || !last) throw new Error('a trip has stops')
  const { leaves, arrives } = timesOf(trip, now)
  const planned = Date.parse(last.at)
  const isThere = moment >= arrives && (hasArrived(progress.state) || isUnseen(trip) || moment > now)
  const said = {
    arrives,
    behind: Math.max(0, (isThere || moment > now ? arrives : Math.max(arrives, moment)) - planned),
    isGuess: isUnseen(trip),
  }
  const lastLeg = { from: stops.at(-2) ?? first, to: last }
  if (isLost(trip)) return { standing: 'not-running', from: first, to: last, fraction: 0, ...said, behind: 0 }
  if (isThere) return { standing: 'there', ...lastLeg, fraction: 1, ...said }
  if (moment > leaves) {
    const share = arrives > leaves ? (moment - leaves) / (arrives - leaves) : 1
    const fraction = shareDriven(trip.timetable, lastLeg, Math.min(1, share))
    return { standing: 'under-way', ...lastLeg, fraction, ...said }
  }
  const leg = stops.findLastIndex((stop, index) => index < stops.length - 1 && Date.parse(stop.at) <= moment)
  const [from, to] = [stops[leg], stops[leg + 1]]
  // At the last place where people board, or still at the first one.
  if (!from || !to) return { standing: 'waiting', from: first, to: stops[1] ?? last, fraction: 0, ...said }
  if (to === last) return { standing: 'waiting', ...lastLeg, fraction: 0, ...said }
  const span = Date.parse(to.at) - Date.parse(from.at)
  const share = span > 0 ? (moment - Date.parse(from.at)) / span : 1
  return { standing: 'under-way', from, to, fraction: shareDriven(trip.timetable, { from, to }, share), ...said }
}

const hasArrived = (state: Trip['progress']['state']) => state === 'arrived' || state === 'handed-over'

const isUnseen = ({ mode, progress: { state } }: Pick<Trip, 'mode' | 'progress'>) =>
  state === 'unreported' || (mode === 'self-arranged' && state === 'planned')

function isLost({ progress, loss, booking }: Pick<Trip, 'progress' | 'loss' | 'booking'>): boolean {
  return progress.state === 'cancelled' || loss !== null || booking.state === 'refused' || booking.state === 'released'
}

/** When it leaves the last place where people board, and when it is at its end. */
function timesOf(trip: Known, now: number): { leaves: number; arrives: number } {
  const { stops, progress } = trip
  const at = (instant: Instant | undefined) => Date.parse(instant ?? '')
  const [plannedLeaves, plannedArrives] = [at(stops.at(-2)?.at), at(stops.at(-1)?.at)]
  const takes = plannedArrives - plannedLeaves
  if (isUnseen(trip)) return { leaves: plannedLeaves, arrives: plannedArrives }
  switch (progress.state) {
    case 'planned':
    case 'boarded': {
      const leaves = Math.max(plannedLeaves, now)
      return { leaves, arrives: leaves + takes }
    }
    case 'departed': {
      const leaves = at(progress.at)
      return { leaves, arrives: leaves + takes }
    }
    // Of what is over, the last report alone is kept.
    case 'arrived':
      return { leaves: Math.min(plannedLeaves, at(progress.at)), arrives: at(progress.at) }
    case 'handed-over':
      return { leaves: Math.min(plannedLeaves, at(progress.at)), arrives: Math.min(plannedArrives, at(progress.at)) }
    case 'unreported':
    case 'cancelled':
      return { leaves: plannedLeaves, arrives: plannedArrives }
  }
}

/** How much of the way of a leg is behind a coach after a share of its time; for everything else that is the same. */
function shareDriven(
  timetable: readonly TimetableLine[] | null,
  { from, to }: { from: Stop; to: Stop },
  share: number,
): number {
  const [begins, ends] = [Date.parse(from.at), Date.parse(to.at)]
  const drivenUntil = (moment: number) =>
    (timetable ?? [])
      .filter(({ what }) => what === 'drive')
      .reduce((sum, line) => {
        const [start, end] = [Math.max(Date.parse(line.from), begins), Math.min(Date.parse(line.to), moment)]
        return sum + Math.max(0, end - start)
      }, 0)
  const whole = drivenUntil(ends)
  return whole > 0 ? drivenUntil(begins + share * (ends - begins)) / whole : share
}
