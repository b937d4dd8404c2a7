import type { TripMode } from '../../../domain/transport/trips/trip.ts'

/** Whether a seat that stays empty is paid for all the same. */
export const hiredWhole: Readonly<Record<TripMode, boolean>> = {
  'charter-coach': true,
  'feeder-coach': true,
  'seat-block-rail': false,
  'seat-block-air': false,
  'special-train': true,
  'charter-flight': true,
  'self-arranged': false,
}
