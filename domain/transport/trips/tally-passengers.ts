import * as z from 'zod'
import { journeyStates } from '../../matching/placement.ts'
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
  for (const passenger of passengers) for (const milestone of milestonesOf(passenger)) tally[milestone] += 1
  return tally
}

/** Those of the journey: a passenger who boarded a feeder has boarded, even if missing on the trip after it. */
function milestonesOf({ state, hasBoarded }: Passenger): readonly (keyof PassengerTally)[] {
  const passed = state === 'expected' ? [] : journeyStates[state].passed
  if (!hasBoarded) return passed.length === 0 ? ['expected'] : passed
  return ['boarded', ...passed.filter((one) => one === 'arrived' || one === 'handedOver' || one === 'diverted')]
}
