import { departureKey } from './solve/departure.ts'
import type { TransportInstance } from './solve/transport-instance.ts'
import type { TransportPlan } from './transport-plan.ts'

/** A vehicle that runs already: it keeps its label, and people who ride the same way as before stay in it. */
export interface StandingVehicle<Member> {
  readonly label: string
  /** The key of a coach's departure, or the id of the service that is hired whole. */
  readonly run: string
  readonly seats: number
  readonly members: ReadonlySet<Member>
}

export interface Boarding<Member> {
  readonly member: Member
  /** The county where a coach picks the member up, or the hub where a train or flight does. */
  readonly pickup: string
}

/** One coach, one scheduled run, or one vehicle hired whole, and the people in it. */
export type SeatedVehicle<Member> = {
  /** Counts the vehicles of one departure or service from 1. */
  readonly number: number
  readonly seats: number
  readonly boardings: readonly Boarding<Member>[]
  /** Of the standing vehicle that it is; null for a new one. */
  readonly label: string | null
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

/** Which standing vehicle each of a run's vehicles is: one of the same size if there is one, the fullest first. */
function claim<Member>(seats: readonly number[], standing: readonly StandingVehicle<Member>[]) {
  const free = standing.toSorted((a, b) => b.members.size - a.members.size)
  const take = (fits: (vehicle: StandingVehicle<Member>) => boolean) => {
    const index = free.findIndex(fits)
    return index < 0 ? undefined : free.splice(index, 1)[0]
  }
  const sameSize = seats.map((places) => take((vehicle) => vehicle.seats === places))
  return sameSize.map((vehicle) => vehicle ?? take(() => true))
}

/**
 * Spreads parties over vehicles with `seats` each. People who sit in a vehicle that runs already stay there; the others follow,
 * the largest party first, into the fullest vehicle that has room for all of it; a party is divided only when none has.
 */
function spread<Member>(
  parties: readonly Party<Member>[],
  seats: readonly number[],
  standing: readonly (StandingVehicle<Member> | undefined)[],
): Boarding<Member>[][] {
  const vehicles = seats.map((places) => ({ free: places, boardings: [] as Boarding<Member>[] }))
  const newcomers = parties.map((party) => ({
    ...party,
    members: party.members.filter((member) => {
      const vehicle = vehicles[standing.findIndex((one) => one?.members.has(member))]
      if (!vehicle || vehicle.free === 0) return true
      vehicle.free -= 1
      vehicle.boardings.push({ member, pickup: party.pickup })
      return false
    }),
  }))
  for (const party of newcomers.toSorted((a, b) => b.members.length - a.members.length)) {
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
 * Gives everybody a seat: each group's members in their given order, over the rides and self-arranged places of the plan.
 * `membersByGroup` holds exactly `size` members of every group. What stands keeps its label and, as far as it goes, its
 * people. Deterministic; throws when plan and members disagree.
 */
export function seatPassengers<Member>(
  plan: TransportPlan,
  instance: TransportInstance,
  membersByGroup: ReadonlyMap<string, readonly Member[]>,
  standing: readonly StandingVehicle<Member>[] = [],
): Seating<Member> {
  const standingByRun = Map.groupBy(standing, ({ run }) => run)
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
  const partiesByDeparture = Map.groupBy(parties, ({ ride }) => departureKey(ride))
  const coachesByDeparture = Map.groupBy(plan.coaches, departureKey)

  const coaches = [...coachesByDeparture].flatMap(([departure, entries]) => {
    const { terminal, pickups, depart } = entries[0] as (typeof entries)[number]
    const seats = entries.flatMap((entry) => Array.from({ length: entry.count }, () => entry.seats))
    const known = claim(seats, standingByRun.get(departure) ?? [])
    const boardings = spread(partiesByDeparture.get(departure) ?? [], seats, known)
    return boardings.map((list, index) => ({
      kind: 'coach' as const,
      terminal,
      pickups,
      depart,
      number: index + 1,
      seats: seats[index] as number,
      boardings: list,
      label: known[index]?.label ?? null,
    }))
  })

  const counts = new Map(plan.charters.map((charter) => [charter.service, charter.count]))
  const services = instance.services.flatMap((service) => {
    const aboard = parties.filter(({ ride }) => ride.service === service.id)
    if (aboard.length === 0) return []
    const seats = Array.from({ length: counts.get(service.id) ?? 1 }, () => service.seats)
    const known = claim(seats, standingByRun.get(service.id) ?? [])
    const boardings = spread(
      aboard.map(({ members }) => ({ members, pickup: service.fromHub })),
      seats,
      known,
    )
    return boardings.map((list, index) => ({
      kind: 'service' as const,
      service: service.id,
      number: index + 1,
      seats: service.seats,
      boardings: list,
      label: known[index]?.label ?? null,
    }))
  })

  return {
    vehicles: [...coaches, ...services],
    selfArranged: plan.selfArranged.flatMap(({ group, passengers }) =>
      next(group, passengers).map((member) => ({ group, member })),
    ),
  }
}
