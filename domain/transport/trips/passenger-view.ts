import * as z from 'zod'
import type { ManifestLine } from './manifest-line.ts'
import { Passenger } from './passenger.ts'

/** A passenger as staff see them on a screen: with whom it is and where they go, masked unless a reason was given. */
export const PassengerView = Passenger.pick({
  workerId: true,
  placementId: true,
  enterpriseId: true,
  countyCode: true,
  cityCode: true,
  seat: true,
  place: true,
  boardsAt: true,
  nextTripId: true,
  hasBoarded: true,
  state: true,
  why: true,
  nights: true,
  cameByFeeder: true,
}).extend({
  name: z.string(),
  phone: z.string(),
  /** Name of the enterprise. */
  plant: z.string(),
  post: z.string(),
})
export type PassengerView = z.infer<typeof PassengerView>

export function passengerView({ passenger, name, phone, plant, post }: ManifestLine): PassengerView {
  // What the schema leaves out is not shown.
  return PassengerView.parse({ ...passenger, name, phone, plant, post })
}
