import type { OwnJourneyCode } from '../../matching/own-journey.ts'
import { enumerateDepartures } from './enumerate-departures.ts'
import { geography } from './geography.ts'
import type { ReplanConstraints } from './replan-constraints.ts'
import { direct, type Way } from './solve/departure.ts'
import type { ConnectionRules, Service, TransportInstance, TransportRules } from './solve/transport-instance.ts'
import type { TransportPlan } from './transport-plan.ts'

const anyLength = { maxWait: Number.MAX_SAFE_INTEGER }

/**
 * Why people of a group travel on their own by this plan: the first thing without which there would be a way for them, a coach
 * from their county alone taken as the feeder. `forbid` is what the plan was not to use.
 */
export function whyAlone(
  groupId: string,
  plan: Pick<TransportPlan, 'rides'>,
  instance: TransportInstance,
  forbid: ReplanConstraints['forbid'] = [],
): OwnJourneyCode {
  const group = instance.groups.find(({ id }) => id === groupId)
  if (!group) throw new Error(`the instance has no group ${groupId}`)
  const { rules, counties, services } = instance
  const closed = new Set<string>(forbid)
  const going = services.filter(({ toCity }) => toCity === group.city)
  const open = going.filter(({ mode }) => !closed.has(mode))

  /** The ways of this group alone: `direct`, or ids of services. */
  function ways(by: TransportRules, offered: readonly Service[], latestArrival = group?.latestArrival ?? 0): Way[] {
    const alone = {
      ...instance,
      rules: by,
      counties: counties.filter(({ id }) => id === group?.county),
      services: [...offered],
      groups: group ? [{ ...group, latestArrival }] : [],
    }
    const found = enumerateDepartures(alone, geography(alone)).flatMap((departure) => departure.ways)
    return offered === going ? found : found.filter(({ service }) => service !== direct || !closed.has('coach'))
  }
  const exist = (by: TransportRules, offered: readonly Service[] = open, latestArrival?: number) =>
    ways(by, offered, latestArrival).length > 0

  const fitting = ways(rules, open)
  if (fitting.length > 0) {
    const needed = group.size < rules.unsplittableBelow ? group.size : 1
    const free = fitting.some(({ service }) => service === direct || freeSeats(open[service], plan) >= needed)
    return free ? 'costs-less' : 'no-seats'
  }
  if (closed.size > 0 && exist(rules, going)) return 'ruled-out'
  const withSeats = open.map((service) => ({ ...service, seats: Math.max(1, service.seats) }))
  if (exist(rules, withSeats)) return 'no-seats'
  if (exist(relaxed(rules, anyLength))) return 'wait-too-long'
  if (exist(relaxed(rules, { ...anyLength, night: { from: 0, to: 0 } }))) return 'wait-by-night'
  return exist(rules, withSeats, Number.MAX_SAFE_INTEGER) ? 'not-in-time' : 'no-connection'
}

function relaxed(rules: TransportRules, change: Partial<ConnectionRules>): TransportRules {
  const { later } = rules
  return { ...rules, ...change, ...(later ? { later: later.map((set) => ({ ...set, ...change })) } : {}) }
}

/** Seats that the plan leaves; of a vehicle that is hired whole another one can be hired. */
function freeSeats(service: Service | undefined, { rides }: Pick<TransportPlan, 'rides'>): number {
  if (!service) return 0
  if (service.mode === 'railSpecial' || service.mode === 'airCharter') return Number.POSITIVE_INFINITY
  const taken = rides.reduce((sum, ride) => sum + (ride.service === service.id ? ride.passengers : 0), 0)
  return service.seats - taken
}
