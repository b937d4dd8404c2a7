import type { TransportInstance } from '../../../domain/transport/plan/solve/transport-instance.ts'
import type { TransportPlan } from '../../../domain/transport/plan/transport-plan.ts'

type Place = { latitude: number; longitude: number }

/** The great circle by the spherical law of cosines in its stable form (atan2), so that it shares nothing with the planner. */
export function kilometres(a: Place, b: Place): number {
  const rad = Math.PI / 180
  const [p, q, l] = [a.latitude * rad, b.latitude * rad, (b.longitude - a.longitude) * rad]
  const y = Math.hypot(Math.cos(q) * Math.sin(l), Math.cos(p) * Math.sin(q) - Math.sin(p) * Math.cos(q) * Math.cos(l))
  const x = Math.sin(p) * Math.sin(q) + Math.cos(p) * Math.cos(q) * Math.cos(l)
  return Math.round(1.3 * (12_742 / 2) * Math.atan2(y, x))
}

/** The clock of a coach, minute by minute. */
export function coachClock(
  depart: number,
  legs: number[],
  rules: TransportInstance['rules'],
): { leaves: number[]; arrives: number } {
  const leaves = [depart]
  let now = depart
  for (const [index, km] of legs.entries()) {
    const driving = Math.round((km / rules.speedKmh) * 60)
    let moving = driving + rules.restMinutesPer240Driving * Math.floor(driving / 240)
    if (moving > 0 && rules.nightStopFrom === 0 && rules.nightStopTo === 1440) return { leaves, arrives: Infinity }
    for (; moving > 0; now += 1) {
      const ofDay = now % 1440
      const stopped =
        rules.nightStopFrom <= rules.nightStopTo
          ? ofDay >= rules.nightStopFrom && ofDay < rules.nightStopTo
          : ofDay >= rules.nightStopFrom || ofDay < rules.nightStopTo
      if (!stopped) moving -= 1
    }
    if (index < legs.length - 1) {
      now += rules.pickupMinutes
      leaves.push(now)
    }
  }
  return { leaves, arrives: now }
}

/** Where feeders are timed: the latest minute for each service from the hub, unless the night stop breaks the run up. */
export function timedMinutes(
  legs: number[],
  { terminal, pickups }: { terminal: string; pickups: string[] },
  { rules, services, groups }: TransportInstance,
): number[] {
  if (!rules.timedFeeders) return []
  const slots = rules.feederSlots ?? rules.slots
  const open = (minute: number) =>
    minute >= 0 && slots.some((slot) => slot <= minute % 1440) && slots.some((slot) => slot >= minute % 1440)
  return services.flatMap((service) => {
    const isUsed = groups.some((group) => pickups.includes(group.county) && group.city === service.toCity)
    if (service.fromHub !== terminal || service.seats === 0 || !isUsed) return []
    const inTime = service.depart - connectionOn(service.depart, rules).transferMin
    if (inTime < 0) return []
    const lasts = coachClock(inTime, legs, rules).arrives - inTime
    const minute = inTime - lasts - ((((inTime - lasts) % 5) + 5) % 5)
    return open(minute) && coachClock(minute, legs, rules).arrives <= inTime ? [minute] : []
  })
}

type Connection = Pick<
  TransportInstance['rules'],
  'transferMin' | 'transferMax' | 'maxWait' | 'waitYuan' | 'lodging' | 'night'
>

/** The rules of waiting on the day on which a coach leaves. */
export function connectionOn(depart: number, rules: TransportInstance['rules']): Connection {
  let found: Connection = rules
  for (const later of rules.later ?? []) if (depart >= later.from) found = later
  return found
}

/** Yuan of one person's wait, minute by minute; Infinity where the rules refuse it. */
export function waitCost(from: number, to: number, rules: Connection): number {
  let [byDay, byNight] = [0, 0]
  const dark = rules.night ?? { from: 23 * 60, to: 5 * 60 }
  const isNight = (ofDay: number) =>
    dark.from <= dark.to ? ofDay >= dark.from && ofDay < dark.to : ofDay >= dark.from || ofDay < dark.to
  for (let minute = from; minute < to; minute += 1)
    if (isNight(minute % 1440)) byNight += 1
    else byDay += 1
  const { day, night } = rules.waitYuan ?? { day: 0, night: 0 }
  const hours = Math.round((byDay * day + byNight * night) / 60)
  if (rules.maxWait === undefined || (byDay + byNight <= rules.maxWait && byNight === 0)) return hours
  if (!rules.lodging) return Infinity
  return hours + rules.lodging.yuan * Math.max(1, Math.ceil((to - from) / 1440))
}

export function permutations(items: string[]): string[][] {
  if (items.length < 2) return [items]
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]))
}

/** The hubs to which a county may send feeders. */
export function nearestHubs({ counties, hubs, rules }: TransportInstance, county: string): string[] {
  const from = counties.find((place) => place.id === county) as Place
  return (['rail', 'air'] as const).flatMap((kind) =>
    hubs
      .filter((one) => one.kind === kind)
      .map((one) => ({ id: one.id, km: kilometres(from, one) }))
      .sort((a, b) => a.km - b.km)
      .slice(0, kind === 'rail' ? rules.stationsPerCounty : rules.airportsPerCounty)
      .filter((one) => one.km <= rules.maxFeederKm)
      .map((one) => one.id),
  )
}

/**
 * Recomputes from the instance alone whether a plan keeps every rule of `transport-1`, and what it costs in yuan.
 * An empty `broken` means that the plan is feasible.
 */
export function checkPlan(instance: TransportInstance, plan: TransportPlan): { broken: string[]; costYuan: number } {
  const { rules } = instance
  const broken: string[] = []
  const fail = (text: string) => {
    broken.push(text)
  }
  const county = (id: string) => instance.counties.find((place) => place.id === id)
  const hub = (id: string) => instance.hubs.find((place) => place.id === id)
  const city = (id: string) => instance.cities.find((place) => place.id === id)
  const service = (id: string) => instance.services.find((one) => one.id === id)
  let costYuan = 0
  const departures = new Map<string, { seats: number; seated: number; leaves: number[]; arrives: number }>()
  const keyOf = (one: { terminal: string; pickups: string[]; depart: number }) =>
    JSON.stringify([one.terminal, one.pickups, one.depart])

  for (const coach of plan.coaches) {
    const key = keyOf(coach)
    const terminal = hub(coach.terminal) ?? city(coach.terminal)
    const stops = coach.pickups.map(county)
    const type = instance.coachTypes.find((one) => one.seats === coach.seats)
    if (!terminal || stops.some((stop) => !stop) || !type) {
      fail(`${key}: unknown terminal, pick-up or coach type`)
      continue
    }
    if (!Number.isInteger(coach.count) || coach.count < 1) fail(`${key}: count ${coach.count}`)
    if (coach.pickups.length < 1 || coach.pickups.length > rules.maxPickups) fail(`${key}: number of pick-ups`)
    if (new Set(coach.pickups).size < coach.pickups.length) fail(`${key}: a pick-up twice`)
    for (const a of coach.pickups)
      for (const b of coach.pickups)
        if (kilometres(county(a) as Place, county(b) as Place) > rules.maxHopKm)
          fail(`${key}: ${a} and ${b} too far apart`)
    const legsOf = (order: string[]) =>
      order.map((id, index) => kilometres(county(id) as Place, county(order[index + 1] ?? '') ?? terminal))
    const length = (order: string[]) => legsOf(order).reduce((sum, leg) => sum + leg, 0)
    const km = length(coach.pickups)
    const shortest = permutations(coach.pickups.toSorted()).reduce((best, next) =>
      length(next) < length(best) ? next : best,
    )
    if (shortest.join() !== coach.pickups.join()) fail(`${key}: not the shortest order`)
    if (km > rules.maxCoachKm) fail(`${key}: ${km} km is too far`)
    if (km > rules.detour * Math.max(...stops.map((stop) => kilometres(stop as Place, terminal))))
      fail(`${key}: detour`)
    const slots = (hub(coach.terminal) && rules.feederSlots) || rules.slots
    const isTimed = hub(coach.terminal) && timedMinutes(legsOf(coach.pickups), coach, instance).includes(coach.depart)
    if (!Number.isInteger(coach.depart) || coach.depart < 0 || (!slots.includes(coach.depart % 1440) && !isTimed))
      fail(`${key}: not a slot`)
    if (hub(coach.terminal) && !coach.pickups.every((id) => nearestHubs(instance, id).includes(coach.terminal)))
      fail(`${key}: not a near hub`)
    costYuan += coach.count * Math.round(type.fixedYuan + type.yuanPerKm * km)
    const known = departures.get(key) ?? {
      seats: 0,
      seated: 0,
      ...coachClock(coach.depart, legsOf(coach.pickups), rules),
    }
    known.seats += coach.seats * coach.count
    departures.set(key, known)
  }

  const travelled = new Map<string, number>()
  const parts = new Map<string, number>()
  const ridden = new Map<string, number>()
  const rideKeys = new Set<string>()
  for (const ride of plan.rides) {
    const key = `${ride.group} on ${keyOf(ride)} ${ride.service}`
    if (rideKeys.has(key)) fail(`${key}: listed twice`)
    rideKeys.add(key)
    const group = instance.groups.find((one) => one.id === ride.group)
    const departure = departures.get(keyOf(ride))
    if (!group || !departure) {
      fail(`${key}: unknown group or no coach`)
      continue
    }
    if (!Number.isInteger(ride.passengers) || ride.passengers < 1) fail(`${key}: ${ride.passengers} passengers`)
    departure.seated += ride.passengers
    travelled.set(group.id, (travelled.get(group.id) ?? 0) + ride.passengers)
    parts.set(group.id, (parts.get(group.id) ?? 0) + 1)
    const leaves = departure.leaves[ride.pickups.indexOf(group.county)]
    if (leaves === undefined) fail(`${key}: not picked up in its county`)
    else if (leaves < group.earliestDeparture || leaves > group.latestDeparture) fail(`${key}: leaves at ${leaves}`)
    if (ride.service === null) {
      if (ride.terminal !== group.city) fail(`${key}: ends elsewhere`)
      if (departure.arrives > group.latestArrival) fail(`${key}: arrives late`)
      continue
    }
    const run = service(ride.service)
    if (!run || run.fromHub !== ride.terminal || run.toCity !== group.city) {
      fail(`${key}: wrong service`)
      continue
    }
    const transfer = run.depart - departure.arrives
    const connection = connectionOn(ride.depart, rules)
    if (transfer < connection.transferMin || transfer > connection.transferMax)
      fail(`${key}: transfer of ${transfer} minutes`)
    const wait = waitCost(departure.arrives, run.depart, connection)
    if (wait === Infinity) fail(`${key}: waits ${transfer} minutes without a bed`)
    costYuan += ride.passengers * wait
    if (run.arrive > group.latestArrival) fail(`${key}: arrives late`)
    ridden.set(run.id, (ridden.get(run.id) ?? 0) + ride.passengers)
  }
  for (const [key, { seats, seated }] of departures) if (seated > seats) fail(`${key}: ${seated} on ${seats} seats`)

  const hired = new Map<string, number>()
  for (const charter of plan.charters) {
    const run = service(charter.service)
    if (!run || (run.mode !== 'railSpecial' && run.mode !== 'airCharter')) fail(`${charter.service}: not for hire`)
    else if (!Number.isInteger(charter.count) || charter.count < 1) fail(`${charter.service}: count ${charter.count}`)
    else {
      hired.set(run.id, (hired.get(run.id) ?? 0) + charter.count)
      costYuan += charter.count * run.fixedCost
    }
  }
  for (const [id, passengers] of ridden) {
    const run = service(id)
    if (!run) continue
    const single = run.mode === 'rail' || run.mode === 'air'
    if (passengers > run.seats * (single ? 1 : (hired.get(id) ?? 0))) fail(`${id}: too few seats for ${passengers}`)
    if (single) costYuan += passengers * run.pricePerSeat
  }

  const alone = new Set<string>()
  for (const { group: id, passengers } of plan.selfArranged) {
    const group = instance.groups.find((one) => one.id === id)
    if (!group || alone.has(id)) fail(`${id}: self-arranged, but unknown or twice`)
    alone.add(id)
    if (!group) continue
    if (!Number.isInteger(passengers) || passengers < 1) fail(`${id}: ${passengers} self-arranged`)
    travelled.set(id, (travelled.get(id) ?? 0) + passengers)
    parts.set(id, (parts.get(id) ?? 0) + 1)
    const km = kilometres(county(group.county) as Place, city(group.city) as Place)
    costYuan += passengers * Math.round(0.8 * km + 250)
  }
  for (const group of instance.groups) {
    if (travelled.get(group.id) !== group.size)
      fail(`${group.id}: ${travelled.get(group.id) ?? 0} of ${group.size} travel`)
    const most = group.size < rules.unsplittableBelow ? 1 : rules.maxParts
    if ((parts.get(group.id) ?? 0) > most) fail(`${group.id}: in ${parts.get(group.id)} parts`)
  }
  return { broken, costYuan }
}
