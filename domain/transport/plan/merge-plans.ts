import { departureKey } from './solve/departure.ts'
import type { TransportPlan } from './transport-plan.ts'

/** Two plans for different people as one: what runs together is listed once. */
export function mergePlans(one: TransportPlan, other: TransportPlan): TransportPlan {
  return {
    coaches: together([...one.coaches, ...other.coaches], 'count', (coach) => `${coach.seats} ${departureKey(coach)}`),
    rides: together(
      [...one.rides, ...other.rides],
      'passengers',
      (ride) => `${ride.group} ${ride.service} ${departureKey(ride)}`,
    ),
    charters: together([...one.charters, ...other.charters], 'count', (charter) => charter.service),
    selfArranged: together([...one.selfArranged, ...other.selfArranged], 'passengers', (part) => part.group),
  }
}

function together<Field extends string, Item extends Record<Field, number>>(
  items: readonly Item[],
  field: Field,
  key: (item: Item) => string,
): Item[] {
  return [...Map.groupBy(items, key).values()].map((same) => ({
    ...(same[0] as Item),
    [field]: same.reduce((sum, item) => sum + item[field], 0),
  }))
}
