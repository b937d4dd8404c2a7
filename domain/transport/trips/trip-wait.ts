import * as z from 'zod'
import type { Span } from '../../kernel/instant.ts'
import type { Trip, TripProgress } from './trip.ts'
import { lacksBeds } from './trip-lodging.ts'

/** What staff and escorts report of a journey, in order. */
export const TripReport = z.enum(['roll-call', 'departure', 'arrival', 'hand-over'])
export type TripReport = z.infer<typeof TripReport>

/** What a step waits for: a report, a booking made by hand, or that the people of a lost trip have travelled otherwise. */
export const AwaitedOfTrip = z.union([TripReport, z.enum(['booking', 'replacement'])])
export type AwaitedOfTrip = z.infer<typeof AwaitedOfTrip>

/** How long a lost trip is kept open for its people, who travel otherwise. */
export const replacementTime: Span = { days: 60 }

/** A step of a workflow that waits, and the token that lets it go on. */
export interface TripWait {
  readonly for: AwaitedOfTrip
  /** The step waits for this report too, which comes after that one, and goes on with it. */
  readonly until?: TripReport | undefined
  /** With it the trip is over: the step is told whether there is anything left to settle. */
  readonly ends?: boolean | undefined
  readonly token: string
}

/** A journey that nobody reported on has come no further than planned: a late report is better than none. */
const rank: Record<TripProgress['state'], number> = {
  planned: 0,
  unreported: 0,
  boarded: 1,
  departed: 2,
  arrived: 3,
  'handed-over': 4,
  cancelled: 5,
}
const leads: Record<TripReport, TripProgress['state']> = {
  'roll-call': 'boarded',
  departure: 'departed',
  arrival: 'arrived',
  'hand-over': 'handed-over',
}

/** Whether the report is in, or made superfluous by one that comes after it. */
export function isReported(report: TripReport, progress: TripProgress): boolean {
  return rank[progress.state] >= rank[leads[report]]
}

/** Whether the step that waits goes on: all that it waits for is in, or nobody is there to report more on. */
export function goesOn(wait: TripWait, progress: TripProgress, travelling: boolean): boolean {
  return hasReport(wait.until ?? wait.for, progress) || (!travelling && hasReport(wait.for, progress))
}

/** Whether a report is awaited, and it has come in. */
export function hasReport(awaited: AwaitedOfTrip, progress: TripProgress): boolean {
  return awaited !== 'booking' && awaited !== 'replacement' && isReported(awaited, progress)
}

/** Whether the step that waits could still be told; its token stays on the trip after it was used. */
export function isAwaited(
  awaited: AwaitedOfTrip,
  { booking, progress, loss, lodging, beds }: Pick<Trip, 'booking' | 'progress' | 'loss' | 'lodging' | 'beds'>,
): boolean {
  if (awaited === 'booking') {
    const isOver = booking.state === 'refused' || booking.state === 'released' || progress.state !== 'planned'
    return booking.state === 'asked-by-hand' || (!isOver && lacksBeds({ lodging, beds }))
  }
  if (awaited === 'replacement') return loss !== null && !loss.isOver
  return !isReported(awaited, progress)
}

/** What the step that waits could be told next; null where it has been told all. */
export function awaitedNow(wait: TripWait, trip: Parameters<typeof isAwaited>[1]): AwaitedOfTrip | null {
  const [first, last] = [wait.for, wait.until ?? wait.for].map((one) => TripReport.options.indexOf(one as TripReport))
  const all: readonly AwaitedOfTrip[] = wait.until ? TripReport.options.slice(first, (last ?? 0) + 1) : [wait.for]
  return all.find((one) => isAwaited(one, trip)) ?? null
}

/** The states from which a report moves a journey on. */
export function statesBefore(report: TripReport): TripProgress['state'][] {
  return (Object.keys(rank) as TripProgress['state'][]).filter((state) => rank[state] < rank[leads[report]])
}

/** The state that a report brings about. */
export function stateAfter(report: TripReport) {
  return leads[report]
}
