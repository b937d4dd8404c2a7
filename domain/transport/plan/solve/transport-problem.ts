import type { Fleet } from './coach-fleet.ts'
import { type Departure, direct } from './departure.ts'
import type { TransportInstance } from './transport-instance.ts'

/** An instance made ready for planning. Groups and services are known by their place in the instance's lists. */
export interface TransportProblem {
  readonly instance: TransportInstance
  readonly departures: readonly Departure[]
  /** What one passenger of each group costs who travels self-arranged, yuan. */
  readonly selfYuan: readonly number[]
  /** The coaches worth hiring for a departure, by seats and yuan ascending, until everybody who can use it has a seat. */
  readonly fleets: (departure: Departure) => readonly Fleet[]
  /** How many departures may carry a group, self-arranged counting as one. */
  readonly parts: readonly number[]
  /** Keys of departures that must be on offer even if others would do. */
  readonly kept: ReadonlySet<string>
  /** Seats of vehicles hired whole that are paid already. */
  readonly paidSeats: ReadonlyMap<number, number>
  /** What it is worth to leave one passenger's way as it was, yuan; 0 when there was no plan before. */
  readonly stayYuan: (departure: Departure, group: number, service: number) => number
}

/** The groups that can use a departure. */
export function ridersOf(departure: Departure): number[] {
  return [...new Set(departure.ways.map((way) => way.group))]
}

/** The cheapest coaches of a departure for `passengers`. */
export function fleetFor(problem: TransportProblem, departure: Departure, passengers: number): Fleet {
  const fleet = problem.fleets(departure).find(({ seats }) => seats >= passengers)
  if (!fleet) throw new Error(`no coaches for ${passengers} passengers to ${departure.terminal}`)
  return fleet
}

/** True when the service is hired whole. */
export function isCharter(instance: TransportInstance, service: number): boolean {
  const mode = instance.services[service]?.mode
  return mode === 'railSpecial' || mode === 'airCharter'
}

/** What one seat costs on the way after the coach, yuan; 0 for a direct coach and on a vehicle hired whole. */
export function seatYuan(instance: TransportInstance, service: number): number {
  if (service === direct || isCharter(instance, service)) return 0
  return instance.services[service]?.pricePerSeat ?? 0
}

/** What one passenger costs on a departure beyond its coaches, yuan: the seat after the coach and the waiting for it. */
export function wayYuan({ instance }: TransportProblem, { waits }: Departure, service: number): number {
  return seatYuan(instance, service) + (waits.get(service) ?? 0)
}

/** Passengers that a service can take before another vehicle is hired. */
export function openSeats(problem: TransportProblem, service: number): number {
  if (isCharter(problem.instance, service)) return problem.paidSeats.get(service) ?? 0
  return problem.instance.services[service]?.seats ?? 0
}

/** True when the group must stay together in one departure. */
export function staysTogether(problem: TransportProblem, group: number): boolean {
  return problem.parts[group] === 1
}

/** No plan is worth more than this for leaving passengers' ways as they were, yuan. */
export function mostStayYuan(problem: TransportProblem): number {
  const most = new Map<number, number>()
  for (const departure of problem.departures)
    for (const { group, service } of departure.ways)
      most.set(group, Math.max(most.get(group) ?? 0, problem.stayYuan(departure, group, service)))
  return [...most].reduce((sum, [group, yuan]) => sum + yuan * (problem.instance.groups[group]?.size ?? 0), 0)
}
