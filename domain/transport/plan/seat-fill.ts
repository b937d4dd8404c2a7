import type { TransportPlan } from './transport-plan.ts'

/** Passengers on coaches per coach seat, 0 to 1; 0 when no coach runs. */
export function seatFill(plan: TransportPlan): number {
  const seats = plan.coaches.reduce((sum, coach) => sum + coach.seats * coach.count, 0)
  const passengers = plan.rides.reduce((sum, ride) => sum + ride.passengers, 0)
  return seats === 0 ? 0 : passengers / seats
}
