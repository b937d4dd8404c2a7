import type { TransportInstance, TransportPlan } from './transport-instance.ts'

export interface Boarding<Member> {
  readonly member: Member
  /** The county where a coach picks the member up, or the hub where a train or flight does. */
  readonly pickup: string
}

/** One coach, one scheduled run, or one vehicle hired whole, and who sits in it. */
export type SeatedVehicle<Member> = {
  /** Counts the vehicles of one departure or service from 1. */
  readonly number: number
  readonly seats: number
  readonly boardings: readonly Boarding<Member>[]
} & (
  | { readonly kind: 'coach'; readonly terminal: string; readonly pickups: readonly string[]; readonly depart: number }
  | { readonly kind: 'service'; readonly service: string }
)

export interface Seating<Member> {
  readonly vehicles: readonly SeatedVehicle<Member>[]
  readonly selfArranged: readonly { readonly group: string; readonly member: Member }[]
}

interface Party<Member> {
  readonly members: readonly Member[]
  readonly pickup: string
}

/**
 * Spreads parties over vehicles with `seats` each: the largest first, into the fullest vehicle that takes it whole;
 * a party is divided only when none does.
 */
function spread<Member>(parties: readonly Party<Member>[], seats: readonly number[]): Boarding<Member>[][] {
  const vehicles = seats.map((places) => ({ free: places, boardings: [] as Boarding<Member>[] }))
  for (const party of parties.toSorted((a, b) => b.members.length - a.members.length)) {
    let waiting = [...party.members]
    while (waiting.length > 0) {
      const open = vehicles.filter((vehicle) => vehicle.free > 0).sort((a, b) => a.free - b.free)
      const vehicle = open.find(({ free }) => free >= waiting.length) ?? open.at(-1)
      if (!vehicle) throw new Error('the plan has fewer seats than passengers')
      const boarding = waiting.slice(0, vehicle.free)
      waiting = waiting.slice(vehicle.free)
      vehicle.free -= boarding.length
      vehicle.boardings.push(...boarding.map((member) => ({ member, pickup: party.pickup })))
    }
  }
  return vehicles.map(({ boardings }) => boardings)
}

/**
 * Names who sits where: each group's members in their given order, over the rides and self-arranged places of the plan.
 * `membersByGroup` holds exactly `size` members of every group. Deterministic; throws when plan and members disagree.
 */
export function seatPassengers<Member>(
  plan: TransportPlan,
  instance: TransportInstance,
  membersByGroup: ReadonlyMap<string, readonly Member[]>,
): Seating<Member> {
  const countyOf = new Map(instance.groups.map((group) => [group.id, group.county]))
  const taken = new Map<string, number>()
  const next = (group: string, passengers: number) => {
    const from = taken.get(group) ?? 0
    const members = (membersByGroup.get(group) ?? []).slice(from, from + passengers)
    if (members.length < passengers) throw new Error(`group ${group} has fewer members than the plan moves`)
    taken.set(group, from + passengers)
    return members
  }
  const parties = plan.rides.map((ride) => ({
    ride,
    members: next(ride.group, ride.passengers),
    pickup: countyOf.get(ride.group) ?? '',
  }))
  const departureOf = (run: { terminal: string; pickups: string[]; depart: number }) =>
    JSON.stringify([run.terminal, run.pickups, run.depart])
  const partiesByDeparture = Map.groupBy(parties, ({ ride }) => departureOf(ride))
  const coachesByDeparture = Map.groupBy(plan.coaches, departureOf)

  const coaches = [...coachesByDeparture].flatMap(([departure, entries]) => {
    const { terminal, pickups, depart } = entries[0] as (typeof entries)[number]
    const seats = entries.flatMap((entry) => Array.from({ length: entry.count }, () => entry.seats))
    const boardings = spread(partiesByDeparture.get(departure) ?? [], seats)
    return boardings.map((list, index) => ({
      kind: 'coach' as const,
      terminal,
      pickups,
      depart,
      number: index + 1,
      seats: seats[index] as number,
      boardings: list,
    }))
  })

  const counts = new Map(plan.charters.map((charter) => [charter.service, charter.count]))
  const services = instance.services.flatMap((service) => {
    const aboard = parties.filter(({ ride }) => ride.service === service.id)
    if (aboard.length === 0) return []
    const seats = Array.from({ length: counts.get(service.id) ?? 1 }, () => service.seats)
    const boardings = spread(
      aboard.map(({ members }) => ({ members, pickup: service.fromHub })),
      seats,
    )
    return boardings.map((list, index) => ({
      kind: 'service' as const,
      service: service.id,
      number: index + 1,
      seats: service.seats,
      boardings: list,
    }))
  })

  return {
    vehicles: [...coaches, ...services],
    selfArranged: plan.selfArranged.flatMap(({ group, passengers }) =>
      next(group, passengers).map((member) => ({ group, member })),
    ),
  }
}
