import type { Trip } from '../../../domain/transport/trips/trip.ts'

/** How far past its time each report may be before its trip is called late; the work list counts by the exact rule. */
const hours = 3_600_000
const patience = { departure: 2 * hours, arrival: 4 * hours, 'hand-over': 24 * hours } as const

/** Milliseconds by which the next report of a trip is late; 0 where it is not, or nothing is to be reported. */
export function lateness({ progress, stops, endsAtPlant, mode }: Trip, now: number): number {
  const [first] = stops
  const last = stops.at(-1)
  if (!first || !last) return 0
  const [departs, arrives] = [Date.parse(first.at), Date.parse(last.at)]
  const due = {
    planned: mode === 'self-arranged' ? Number.POSITIVE_INFINITY : departs + patience.departure,
    boarded: departs + patience.departure,
    departed: arrives + patience.arrival,
    arrived: endsAtPlant ? arrives + patience['hand-over'] : Number.POSITIVE_INFINITY,
    unreported: departs,
    'handed-over': Number.POSITIVE_INFINITY,
    cancelled: Number.POSITIVE_INFINITY,
  }[progress.state]
  return Math.max(0, now - due)
}
