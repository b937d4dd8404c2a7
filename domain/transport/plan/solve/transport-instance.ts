import * as z from 'zod'
import { type Refusal, refuse } from '../../../kernel/refusal.ts'

const Minute = z.int().nonnegative()
const place = { id: z.string().min(1), latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }

export const TransportRules = z.object({
  speedKmh: z.number().positive(),
  maxCoachKm: z.number().nonnegative(),
  pickupMinutes: Minute,
  restMinutesPer240Driving: Minute,
  /** Minutes after midnight between which wheels stand still; equal values mean no night stop. */
  nightStopFrom: z.int().min(0).max(1440),
  nightStopTo: z.int().min(0).max(1440),
  /** Minutes after midnight at which a coach may leave its first pick-up, on every day. */
  slots: z.array(z.int().min(0).max(1439)),
  /** More would be more orders of pick-ups than anybody can try. */
  maxPickups: z.int().min(1).max(6),
  maxHopKm: z.number().nonnegative(),
  detour: z.number().nonnegative(),
  transferMin: Minute,
  transferMax: Minute,
  stationsPerCounty: z.int().nonnegative(),
  airportsPerCounty: z.int().nonnegative(),
  maxFeederKm: z.number().nonnegative(),
  unsplittableBelow: z.int().nonnegative(),
  maxParts: z.int().min(1),
  /**
   * How a coach's clock is kept: as the format says it, or by the law's strict reading (`drivingTimetable`), which rests more at
   * night and knows the 8 hours of a driver. Real transfers are planned strictly.
   */
  reading: z.enum(['format', 'strict']).optional(),
})
export type TransportRules = z.infer<typeof TransportRules>

export const CoachType = z.object({
  seats: z.int().positive(),
  fixedYuan: z.number().nonnegative(),
  yuanPerKm: z.number().nonnegative(),
})
export type CoachType = z.infer<typeof CoachType>

export const County = z.object(place)
export type County = z.infer<typeof County>

export const Hub = z.object({ ...place, kind: z.enum(['rail', 'air']) })
export type Hub = z.infer<typeof Hub>

export const Service = z.object({
  id: z.string().min(1),
  /** rail and air sell single seats at `pricePerSeat`; the others are hired whole, any number of them, at `fixedCost`. */
  mode: z.enum(['rail', 'air', 'railSpecial', 'airCharter']),
  fromHub: z.string(),
  toCity: z.string(),
  depart: Minute,
  arrive: Minute,
  seats: z.int().nonnegative(),
  pricePerSeat: z.int().nonnegative(),
  fixedCost: z.int().nonnegative(),
})
export type Service = z.infer<typeof Service>

export const Group = z.object({
  id: z.string().min(1),
  county: z.string(),
  city: z.string(),
  size: z.int().positive(),
  /** At the group's own pick-up. */
  earliestDeparture: Minute,
  latestDeparture: Minute,
  /** At the city. */
  latestArrival: Minute,
})
export type Group = z.infer<typeof Group>

/** The format `transport-1`: minutes from day 0, 00:00; whole kilometres; whole yuan. */
export const TransportInstance = z.object({
  format: z.literal('transport-1'),
  rules: TransportRules,
  coachTypes: z.array(CoachType),
  counties: z.array(County),
  hubs: z.array(Hub),
  cities: z.array(z.object(place)),
  services: z.array(Service),
  groups: z.array(Group),
})
export type TransportInstance = z.infer<typeof TransportInstance>

/** Where and when a coach leaves: several coaches of one departure run together. */
const departure = { terminal: z.string(), pickups: z.array(z.string()).min(1), depart: Minute }

export const TransportPlan = z.object({
  coaches: z.array(z.object({ ...departure, seats: z.int().positive(), count: z.int().positive() })),
  rides: z.array(
    z.object({
      group: z.string(),
      passengers: z.int().positive(),
      ...departure,
      /** The rail or air service after a feeder; null for a direct coach. */
      service: z.string().nullable(),
    }),
  ),
  charters: z.array(z.object({ service: z.string(), count: z.int().positive() })),
  selfArranged: z.array(z.object({ group: z.string(), passengers: z.int().positive() })),
})
export type TransportPlan = z.infer<typeof TransportPlan>

/**
 * Reads an instance and checks what a schema cannot: ids are unique, references exist, every travel window is open.
 * `invalid-instance` for a malformed one, `infeasible` for one in which a group cannot travel at all.
 */
export function readInstance(value: unknown): TransportInstance | Refusal<'invalid-instance' | 'infeasible'> {
  const parsed = TransportInstance.safeParse(value)
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => ({ pointer: `/${issue.path.join('/')}`, detail: issue.message }))
    return refuse('invalid-instance', `not a transport-1 instance: ${errors[0]?.pointer} ${errors[0]?.detail}`, errors)
  }
  const instance = parsed.data
  const counties = new Set(instance.counties.map((county) => county.id))
  const hubs = new Set(instance.hubs.map((hub) => hub.id))
  const cities = new Set(instance.cities.map((city) => city.id))
  if (new Set(instance.coachTypes.map((type) => type.seats)).size < instance.coachTypes.length)
    return refuse('invalid-instance', 'two coach types have the same number of seats, by which a plan names them')
  const lists = ['counties', 'hubs', 'cities', 'services', 'groups'] as const
  for (const list of lists) {
    const ids = new Set<string>()
    for (const { id } of instance[list]) {
      if (ids.has(id)) return refuse('invalid-instance', `${list} hold ${id} twice`)
      ids.add(id)
    }
  }
  for (const id of hubs) if (cities.has(id)) return refuse('invalid-instance', `${id} is both a hub and a city`)
  for (const service of instance.services) {
    if (!hubs.has(service.fromHub))
      return refuse('invalid-instance', `service ${service.id}: no hub ${service.fromHub}`)
    if (!cities.has(service.toCity))
      return refuse('invalid-instance', `service ${service.id}: no city ${service.toCity}`)
    if (service.arrive < service.depart)
      return refuse('invalid-instance', `service ${service.id} arrives before it departs`)
  }
  for (const group of instance.groups) {
    if (!counties.has(group.county)) return refuse('invalid-instance', `group ${group.id}: no county ${group.county}`)
    if (!cities.has(group.city)) return refuse('invalid-instance', `group ${group.id}: no city ${group.city}`)
    if (group.latestDeparture < group.earliestDeparture || group.latestArrival < group.earliestDeparture)
      return refuse('infeasible', `group ${group.id} can travel at no time: its latest hour lies before its earliest`)
  }
  return instance
}
