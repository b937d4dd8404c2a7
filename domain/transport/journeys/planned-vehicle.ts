import { departureKey } from '../plan/solve/departure.ts'

/** What a trip is in the plan: a coach of a departure, a service (or a block of its seats), or a group's own journeys. */
export type PlannedVehicle =
  | {
      readonly kind: 'coach'
      readonly terminal: string
      readonly pickups: readonly string[]
      /** Minutes from the midnight in China that begins the batch's first day of planning. */
      readonly depart: number
    }
  | { readonly kind: 'service'; readonly service: string }
  | { readonly kind: 'self-arranged'; readonly group: string }

/** Vehicles of one run have the same key: the coaches of a departure, or all seats on one service. */
export function runKey(vehicle: PlannedVehicle): string {
  switch (vehicle.kind) {
    case 'coach':
      return departureKey(vehicle)
    case 'service':
      return vehicle.service
    case 'self-arranged':
      return `self/${vehicle.group}`
  }
}
