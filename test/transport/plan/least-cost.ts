import type { TransportInstance } from '../../../domain/transport/plan/solve/transport-instance.ts'
import {
  coachClock,
  connectionOn,
  kilometres,
  nearestHubs,
  permutations,
  timedMinutes,
  waitCost,
} from './check-plan.ts'

interface Run {
  readonly km: number
  readonly pickups: readonly string[]
  readonly leaves: readonly number[]
  readonly arrives: number
  readonly terminal: string
}

/** A coach run, and the service after it; null when the coach goes all the way. */
interface Way {
  readonly run: number
  readonly service: number | null
  /** What the wait for it costs one passenger, yuan. */
  readonly wait: number
}

/** Every run that the rules allow from counties with groups, at every slot of `days`. */
function runsOf(instance: TransportInstance, days: number): Run[] {
  const { rules, counties, hubs, cities } = instance
  const at = new Map([...counties, ...hubs, ...cities].map((place) => [place.id, place]))
  const km = (a: string, b: string) => kilometres(at.get(a)!, at.get(b)!)
  const starts = [...new Set(instance.groups.map((group) => group.county))].sort()
  const sets: string[][] = [[]]
  for (const county of starts) sets.push(...sets.map((set) => [...set, county]))
  const runs: Run[] = []
  for (const set of sets) {
    if (set.length < 1 || set.length > rules.maxPickups) continue
    if (set.some((a) => set.some((b) => km(a, b) > rules.maxHopKm))) continue
    for (const terminal of [...hubs, ...cities].map((place) => place.id)) {
      const isHub = hubs.some((hub) => hub.id === terminal)
      if (isHub && !set.every((county) => nearestHubs(instance, county).includes(terminal))) continue
      const legsOf = (order: string[]) => order.map((county, index) => km(county, order[index + 1] ?? terminal))
      const length = (order: string[]) => legsOf(order).reduce((sum, leg) => sum + leg, 0)
      const pickups = permutations(set).reduce((best, next) => (length(next) < length(best) ? next : best))
      if (length(pickups) > rules.maxCoachKm) continue
      if (length(pickups) > rules.detour * Math.max(...set.map((county) => km(county, terminal)))) continue
      const minutes = Array.from({ length: days }, (_, day) =>
        ((isHub && rules.feederSlots) || rules.slots).map((slot) => day * 1440 + slot),
      ).flat()
      const timed = isHub ? timedMinutes(legsOf(pickups), { terminal, pickups }, instance) : []
      for (const minute of new Set([...minutes, ...timed])) {
        const clock = coachClock(minute, legsOf(pickups), rules)
        runs.push({ ...clock, km: length(pickups), pickups, terminal })
      }
    }
  }
  return runs
}

function waysOf(instance: TransportInstance, runs: readonly Run[], group: TransportInstance['groups'][number]): Way[] {
  const { services } = instance
  return runs.flatMap((run, index): Way[] => {
    const leaves = run.leaves[run.pickups.indexOf(group.county)]
    if (leaves === undefined || leaves < group.earliestDeparture || leaves > group.latestDeparture) return []
    const connection = connectionOn(run.leaves[0] ?? 0, instance.rules)
    const direct = run.terminal === group.city && run.arrives <= group.latestArrival
    return [
      ...(direct ? [{ run: index, service: null, wait: 0 }] : []),
      ...services.flatMap((service, place): Way[] => {
        const transfer = service.depart - run.arrives
        const meets =
          service.fromHub === run.terminal &&
          service.toCity === group.city &&
          service.arrive <= group.latestArrival &&
          transfer >= connection.transferMin &&
          transfer <= connection.transferMax
        const wait = waitCost(run.arrives, service.depart, connection)
        return meets && wait < Infinity ? [{ run: index, service: place, wait }] : []
      }),
    ]
  })
}

/**
 * The least cost of a tiny instance in yuan, by trying every way to divide every group over runs and services; everybody
 * left travels self-arranged. `boarding` says whether somebody must board at each pick-up of a run: the format does not, and
 * a coach that passes an empty stop leaves the next one at a minute that no slot offers.
 */
export function leastCost(instance: TransportInstance, days: number, boarding: 'everywhere' | 'anywhere'): number {
  const { coachTypes, groups, rules, services } = instance
  const runs = runsOf(instance, days)
  const ways = groups.map((group) => waysOf(instance, runs, group))
  const place = new Map([...instance.counties, ...instance.cities].map((one) => [one.id, one]))
  const selfYuan = groups.map((group) =>
    Math.round(0.8 * kilometres(place.get(group.county)!, place.get(group.city)!) + 250),
  )
  const coachesYuan = (km: number, passengers: number): number =>
    passengers <= 0
      ? 0
      : Math.min(
          Infinity,
          ...coachTypes.map(
            (type) => Math.round(type.fixedYuan + type.yuanPerKm * km) + coachesYuan(km, passengers - type.seats),
          ),
        )
  const hired = (service: number) => ['railSpecial', 'airCharter'].includes(services[service]!.mode)
  const onRun = runs.map(() => 0)
  const boarded = runs.map(() => new Map<string, number>())
  const onService = services.map(() => 0)
  const spent = () => {
    let yuan = 0
    for (const [index, run] of runs.entries()) yuan += coachesYuan(run.km, onRun[index]!)
    for (const [index, { seats, fixedCost, pricePerSeat }] of services.entries()) {
      const passengers = onService[index]!
      if (passengers === 0) continue
      if (hired(index)) yuan += Math.ceil(passengers / seats) * fixedCost
      else yuan += passengers <= seats ? passengers * pricePerSeat : Infinity
    }
    return yuan
  }
  const everyPickupBoards = () =>
    boarding === 'anywhere' ||
    runs.every(
      (run, index) => onRun[index] === 0 || run.pickups.every((county) => (boarded[index]!.get(county) ?? 0) > 0),
    )

  let best = Infinity
  const divide = (group: number, from: number, left: number, parts: number, alone: number): void => {
    if (alone + spent() >= best) return
    if (group === groups.length) {
      if (everyPickupBoards()) best = alone + spent()
      return
    }
    const { county, size } = groups[group]!
    const most = size < rules.unsplittableBelow ? 1 : rules.maxParts
    // The people who are left travel on their own, which is a part as well.
    if (left === 0 || parts < most) {
      const next = groups[group + 1]
      divide(group + 1, 0, next?.size ?? 0, 0, alone + left * selfYuan[group]!)
    }
    if (left === 0 || parts === most) return
    for (let index = from; index < ways[group]!.length; index += 1) {
      const { run, service, wait } = ways[group]![index]!
      const fewest = parts === most - 1 ? left : 1
      for (let passengers = left; passengers >= fewest; passengers -= 1) {
        const move = (sign: number) => {
          onRun[run]! += sign * passengers
          boarded[run]!.set(county, (boarded[run]!.get(county) ?? 0) + sign * passengers)
          if (service !== null) onService[service]! += sign * passengers
        }
        move(1)
        divide(group, index + 1, left - passengers, parts + 1, alone + passengers * wait)
        move(-1)
      }
    }
  }
  divide(0, 0, groups[0]?.size ?? 0, 0, 0)
  return best
}
