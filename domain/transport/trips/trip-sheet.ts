import * as z from 'zod'
import { Words } from '../../kernel/words.ts'
import { Contradiction } from './contradiction.ts'
import { Passenger } from './passenger.ts'
import { PassengerTally } from './tally-passengers.ts'
import { Trip } from './trip.ts'
import { AwaitedOfTrip } from './trip-wait.ts'

/** A trip with its people, by id only, and what it waits for. */
export const TripSheet = Trip.extend({
  people: z.array(Passenger),
  tally: PassengerTally,
  waitsFor: AwaitedOfTrip.nullable(),
  waitsForWords: Words.nullable(),
  contradictions: z.array(Contradiction),
})
export type TripSheet = z.infer<typeof TripSheet>

/** What a report brought about. */
export const ReportReceived = Trip.pick({ tripId: true, progress: true }).extend({ tally: PassengerTally })
export type ReportReceived = z.infer<typeof ReportReceived>
