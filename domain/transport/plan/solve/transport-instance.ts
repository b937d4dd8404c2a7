import * as z from 'zod'

const Minute = z.int().nonnegative()
const place = { id: z.string().min(1), latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }

/** How a passenger may wait at a hub between coach and service, and what it costs. */
const connection = {
  transferMin: Minute,
  transferMax: Minute,
  /**
   * Longest wait at a hub, minutes. With it a wait that is longer, or touches the night, is refused unless `lodging` has a
   * price. Absent: `transferMax` alone counts.
   */
  maxWait: Minute.optional(),
  /** What an hour of waiting at a hub is reckoned at for one person, by day and by night. Absent: nothing. */
  waitYuan: z.object({ day: z.number().nonnegative(), night: z.number().nonnegative() }).optional(),
  /** A night's lodging for one person, where a wait needs it. Absent: nobody is lodged. */
  lodging: z.object({ yuan: z.int().nonnegative() }).optional(),
  /** Minutes after midnight between which it is night on a platform; equal values mean no night. Absent: 23:00 to 05:00. */
  night: z.object({ from: z.int().min(0).max(1440), to: z.int().min(0).max(1440) }).optional(),
}
export const ConnectionRules = z.object(connection)
export type ConnectionRules = z.infer<typeof ConnectionRules>

export const TransportRules = z.object({
  speedKmh: z.number().positive(),
  maxCoachKm: z.number().nonnegative(),
  pickupMinutes: Minute,
  restMinutesPer240Driving: Minute,
  /**
   * Minutes after midnight between which wheels stand still; equal values mean no night stop, 0 to 1440 that no coach drives at
   * all.
   */
  nightStopFrom: z.int().min(0).max(1440),
  nightStopTo: z.int().min(0).max(1440),
  /** Minutes after midnight at which a coach may leave its first pick-up, on every day. */
  slots: z.array(z.int().min(0).max(1439)),
  /** The same for a coach to a hub, where trains set the time. Absent: `slots`. */
  feederSlots: z.array(z.int().min(0).max(1439)).optional(),
  /** Feeders may leave timed to each train and flight too, between the first and the last slot of the day. Absent: they do not. */
  timedFeeders: z.boolean().optional(),
  /** More would be more orders of pick-ups than anybody can try. */
  maxPickups: z.int().min(1).max(6),
  maxHopKm: z.number().nonnegative(),
  detour: z.number().nonnegative(),
  ...connection,
  /** Rules of waiting that take the place of those above, all of them, for coaches that leave from a minute on; ascending. */
  later: z.array(ConnectionRules.extend({ from: Minute })).optional(),
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
  /**
   * What a seat costs that a passenger finds alone; the format's own figures where it is left out. Real transfers name what the
   * province pays.
   */
  selfArranged: z.object({ fixedYuan: z.number().nonnegative(), yuanPerKm: z.number().nonnegative() }).optional(),
})
export type TransportRules = z.infer<typeof TransportRules>

export const CoachType = z.object({
  seats: z.int().positive(),
  fixedYuan: z.number().nonnegative(),
  yuanPerKm: z.number().nonnegative(),
})
export type CoachType = z.infer<typeof CoachType>

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
  counties: z.array(z.object(place)),
  hubs: z.array(z.object({ ...place, kind: z.enum(['rail', 'air']) })),
  cities: z.array(z.object(place)),
  services: z.array(Service),
  groups: z.array(Group),
})
export type TransportInstance = z.infer<typeof TransportInstance>
