import {
  atShanghai,
  type CalendarDate,
  dateInShanghai,
  epochOf,
  type Instant,
  instantOf,
} from '../../kernel/instant.ts'
import { inYuan } from '../../kernel/money.ts'
import type { Point } from '../../kernel/places/great-circle-km.ts'
import { destinationByCode, originByCode } from '../../kernel/places/place-by-code.ts'
import type { Service, TransportInstance } from '../plan/solve/transport-instance.ts'
import {
  type CoachQuote,
  type Hub,
  isHiredWhole,
  type QuoteReply,
  type ServiceQuote,
} from '../trips/carrier-contract.ts'
import type { TravelGroup } from './group-travellers.ts'
import { hubPlace } from './hubs-near.ts'
import { transportRules } from './transport-rules.ts'
import { type WaitingRuleSets, type WaitingRules, waitingRules, waitingRulesBetween } from './waiting-rules.ts'

const minute = 60_000

/** The planner counts minutes from the midnight in China that begins its first day. */
export function minutesFrom(firstDay: CalendarDate, instant: Instant): number {
  return Math.floor((epochOf(instant) - epochOf(atShanghai(firstDay, '00:00'))) / minute)
}

export function instantOfMinute(firstDay: CalendarDate, minutes: number): Instant {
  return instantOf(epochOf(atShanghai(firstDay, '00:00')) + minutes * minute)
}

/** Station telecodes and airport codes share a form, so the planner is given the kind with them. */
export function hubId({ kind, code }: Hub): string {
  return `${kind}-${code}`
}

const modes: Record<ServiceQuote['mode'], Service['mode']> = {
  'seat-block-rail': 'rail',
  'seat-block-air': 'air',
  'special-train': 'railSpecial',
  'charter-flight': 'airCharter',
}

const located = (id: string, { lat, lon }: Point) => ({ id, latitude: lat, longitude: lon })

/** The planner knows coaches by their seats: of several offers of one size the cheaper counts. */
export function cheapestBySize(coaches: readonly CoachQuote[]): CoachQuote[] {
  const bySeats = Map.groupBy(
    coaches.toSorted((a, b) => a.perKm.minorUnits - b.perKm.minorUnits || a.fixed.minorUnits - b.fixed.minorUnits),
    ({ seats }) => seats,
  )
  return [...bySeats.values()].flatMap((offers) => offers.slice(0, 1)).sort((a, b) => a.seats - b.seats)
}

/** The day on which the first of these groups may leave. */
export function firstDayOf(groups: readonly TravelGroup[]): CalendarDate {
  const [start] = groups.map((group) => group.earliestDeparture).sort()
  if (!start) throw new Error('there is nobody to plan for')
  return dateInShanghai(start)
}

/** The sets of rules by which these groups wait: those of the days on which they may leave. */
export function waitingRulesFor(
  groups: readonly TravelGroup[],
  firstDay: CalendarDate,
  sets: WaitingRuleSets = waitingRules,
): WaitingRules[] {
  const last = groups
    .map(({ latestDeparture }) => dateInShanghai(latestDeparture))
    .reduce((a, b) => (a > b ? a : b), firstDay)
  return waitingRulesBetween(sets, firstDay, last)
}

/**
 * The groups and the carriers' offers as a planning problem whose minutes count from `firstDay`. Offers that no group can
 * use are left out.
 */
export function buildTransportInstance(
  groups: readonly TravelGroup[],
  quotes: QuoteReply,
  firstDay: CalendarDate,
  sets: WaitingRuleSets = waitingRules,
): TransportInstance {
  const start = atShanghai(firstDay, '00:00')
  const minutes = (instant: Instant) => minutesFrom(firstDay, instant)
  const counties = [...new Set(groups.map((group) => group.countyCode))].sort()
  const cities = [...new Set(groups.map((group) => group.cityCode))].sort()
  const services = quotes.services.filter(
    (quote) =>
      cities.includes(quote.cityCode) &&
      quote.departs >= start &&
      quote.arrives > quote.departs &&
      hubPlace(quote.from),
  )
  const hubs = new Map(services.map(({ from }) => [hubId(from), from]))
  return {
    format: 'transport-1',
    rules: transportRules(waitingRulesFor(groups, firstDay, sets), (day) => minutes(atShanghai(day, '00:00'))),
    coachTypes: cheapestBySize(quotes.coaches).map(({ seats, fixed, perKm }) => ({
      seats,
      fixedYuan: inYuan(fixed),
      yuanPerKm: inYuan(perKm),
    })),
    counties: counties.flatMap((code) => {
      const county = originByCode(code)
      return county ? [located(code, county)] : []
    }),
    hubs: [...hubs].flatMap(([id, hub]) => {
      const place = hubPlace(hub)
      return place ? [{ ...located(id, place), kind: hub.kind }] : []
    }),
    cities: cities.flatMap((code) => {
      const city = destinationByCode(code)
      return city ? [located(code, city)] : []
    }),
    services: services.map((quote) => {
      const isWhole = isHiredWhole(quote)
      const price = Math.ceil(inYuan(quote.price))
      return {
        id: quote.quoteId,
        mode: modes[quote.mode],
        fromHub: hubId(quote.from),
        toCity: quote.cityCode,
        depart: minutes(quote.departs),
        arrive: minutes(quote.arrives),
        seats: quote.seats,
        pricePerSeat: isWhole ? 0 : price,
        fixedCost: isWhole ? price : 0,
      }
    }),
    groups: groups.map((group) => ({
      id: group.groupId,
      county: group.countyCode,
      city: group.cityCode,
      size: group.travellers.length,
      earliestDeparture: minutes(group.earliestDeparture),
      latestDeparture: minutes(group.latestDeparture),
      latestArrival: minutes(group.latestArrival),
    })),
  }
}
