import * as z from 'zod'
import { TripId } from '../../../domain/kernel/ids.ts'
import { isRefusal } from '../../../domain/kernel/refusal.ts'
import { runs } from '../../../domain/transport/trips/trip.ts'
import { tripSchedule } from '../../../domain/transport/trips/trip-schedule.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'
import { tripOf } from '../trip-of.ts'

/** When each step of a trip is due, as its workflow waits for it: instants and whole seconds. */
async function scheduleTrip({ tripId }: { tripId: TripId }, { trips }: Pick<Deps, 'trips'>) {
  const trip = await tripOf(tripId, { trips })
  if (isRefusal(trip)) return trip
  const { freezeAt, remindAt, reportsFrom, reports, patience } = tripSchedule(trip)
  return {
    runs: runs(trip),
    freezeAt,
    remindAt,
    reportsFrom,
    callsRoll: reports.includes('roll-call'),
    handsOver: reports.includes('hand-over'),
    rollCallSeconds: Math.ceil(patience['roll-call']),
    departureSeconds: Math.ceil(patience.departure),
    arrivalSeconds: Math.ceil(patience.arrival),
    handOverSeconds: Math.ceil(patience['hand-over']),
  }
}

export const handler = task(z.object({ tripId: TripId }), scheduleTrip)
