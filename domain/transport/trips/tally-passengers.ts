import * as z from 'zod'
import type { Passenger } from './passenger.ts'

const count = z.int().nonnegative()

/** How a trip's people stand. */
export const PassengerTally = z.object({
  expected: count,
  withdrawn: count,
  boarded: count,
  noShow: count,
  arrived: count,
  handedOver: count,
  diverted: count,
})
export type PassengerTally = z.infer<typeof PassengerTally>

/**
 * Counts each person as far as they came: `boarded` holds all who boarded this trip or a feeder before it, `arrived` all
 * who reached its end, `noShow` those who boarded nothing. So expected + withdrawn + boarded + noShow are all.
 */
export function tallyPassengers(passengers: readonly Passenger[]): PassengerTally {
  const tally = { expected: 0, withdrawn: 0, boarded: 0, noShow: 0, arrived: 0, handedOver: 0, diverted: 0 }
  for (const { state, hasBoarded } of passengers) {
    if (hasBoarded) tally.boarded += 1
    else if (state === 'withdrawn') tally.withdrawn += 1
    else if (state === 'no-show') tally.noShow += 1
    else tally.expected += 1
    if (state === 'arrived' || state === 'handed-over' || state === 'diverted') tally.arrived += 1
    if (state === 'handed-over') tally.handedOver += 1
    if (state === 'diverted') tally.diverted += 1
  }
  return tally
}
