import * as z from 'zod'
import type { EnterpriseId, StationId } from '../kernel/ids.ts'
import { EnterpriseId as AnEnterprise, StationId as AStation } from '../kernel/ids.ts'
import { CalendarDate, dayNumber, plusDays } from '../kernel/instant.ts'
import { cityByCode } from '../kernel/places/cities.ts'
import { greatCircleKm } from '../kernel/places/great-circle-km.ts'
import type { LabourStation } from './labour-station.ts'
import { peopleOf } from './stand-in.ts'
import { stationSentences } from './station-sentences.ts'
import type { Visit, VisitReasons } from './visit.ts'

/** A plan is made for some weeks before the festival. */
const mostDays = 92

/** Which groups visit whom, from when to when. */
export const PlanVisits = z
  .strictObject({
    stationIds: z.array(AStation).min(1).max(50),
    from: CalendarDate,
    to: CalendarDate,
    /** Enterprises that a group visits on a day. */
    perDay: z.int().min(1).max(20).default(3),
    /** Days on which nobody goes. */
    daysOff: z.array(CalendarDate).max(mostDays).default([]),
    /** Null: all with plants in the cities of the groups. */
    enterpriseIds: z.array(AnEnterprise).min(1).max(500).nullable().default(null),
    /** Says what would be planned, and keeps nothing. */
    dryRun: z.boolean().default(false),
  })
  .refine(({ from, to }) => from <= to && dayNumber(to) - dayNumber(from) < mostDays, {
    path: ['to'],
    error: stationSentences('plan-days', { most: mostDays }).en,
  })
export type PlanVisits = z.infer<typeof PlanVisits>

export interface VisitCandidate {
  readonly enterpriseId: EnterpriseId
  readonly cityCode: string
  readonly because: VisitReasons
}

/** What a group has on a day already. */
export interface DayTaken {
  readonly stationId: StationId
  readonly date: CalendarDate
}

type PlannedVisit = Pick<Visit, 'stationId' | 'enterpriseId' | 'cityCode' | 'date' | 'who'> & {
  readonly because: VisitReasons
}

export interface VisitPlan {
  readonly visits: readonly PlannedVisit[]
  /** `no-group`: none of them looks after the city. `no-time`: their days are full. */
  readonly left: readonly { readonly enterpriseId: EnterpriseId; readonly why: 'no-group' | 'no-time' }[]
}

interface Group {
  readonly station: LabourStation
  readonly days: readonly { readonly date: CalendarDate; readonly who: readonly string[]; readonly free: number }[]
  readonly free: number
  readonly given: VisitCandidate[]
}

/**
 * Visits of groups to enterprises: each enterprise once at most, on no day more than a group can do, the most pressing first where
 * not all can be visited, as many as at all possible, in shares as equal as their cities and days allow. A group's plants of one city come
 * on days that follow each other, and the next city is the nearest. The same facts give the same plan.
 */
export function planVisits(
  groups: readonly LabourStation[],
  candidates: readonly VisitCandidate[],
  asked: Pick<PlanVisits, 'from' | 'to' | 'perDay' | 'daysOff'>,
  taken: readonly DayTaken[] = [],
): VisitPlan {
  const open = groups
    .toSorted((one, other) => (one.stationId < other.stationId ? -1 : 1))
    .map((station): Group => groupOf(station, asked, taken))
  const left: VisitPlan['left'][number][] = []
  const once = new Map(candidates.map((one) => [one.enterpriseId, one]))
  for (const one of [...once.values()].toSorted(
    (a, b) => pressing(b, asked.from) - pressing(a, asked.from) || order(a, b),
  )) {
    const { enterpriseId } = one
    if (!open.some((group) => looksAfter(group, one))) left.push({ enterpriseId, why: 'no-group' })
    else if (!place(one, open, new Set())) left.push({ enterpriseId, why: 'no-time' })
  }
  return { visits: open.flatMap((group) => onDays(group, asked.from)), left }
}

/** More people, more open cases and a longer time without a visit; a case counts as ten people, a week as one (default). */
function pressing({ because: { arrived, openCases, lastVisitOn } }: VisitCandidate, from: CalendarDate): number {
  const weeks =
    lastVisitOn === null ? 52 : Math.min(52, Math.max(0, Math.floor((dayNumber(from) - dayNumber(lastVisitOn)) / 7)))
  return arrived + 10 * openCases + weeks
}

function order(one: VisitCandidate, other: VisitCandidate): number {
  return one.enterpriseId < other.enterpriseId ? -1 : 1
}

function groupOf(
  station: LabourStation,
  { from, to, perDay, daysOff }: Pick<PlanVisits, 'from' | 'to' | 'perDay' | 'daysOff'>,
  taken: readonly DayTaken[],
): Group {
  const { stationId, period, people, absences } = station
  const days: Group['days'][number][] = []
  for (let date = from; date <= to; date = plusDays(date, 1)) {
    if (daysOff.includes(date) || (period && (date < period.from || date > period.to))) continue
    const absent = peopleOf(absences, date)
    const who = people.map(({ subject }) => subject).filter((subject) => !absent.has(subject))
    const has = taken.filter((one) => one.stationId === stationId && one.date === date).length
    const free = who.length === 0 ? 0 : Math.max(0, perDay - has)
    if (free > 0) days.push({ date, who: who.slice(0, 20), free })
  }
  return { station, days, free: days.reduce((sum, { free }) => sum + free, 0), given: [] }
}

function looksAfter({ station }: Group, { cityCode }: VisitCandidate): boolean {
  return station.cities.includes(cityCode)
}

/**
 * To the group with the fewest; where all are full one of theirs moves to another group, so that nobody is left whom a change would help.
 */
function place(one: VisitCandidate, groups: readonly Group[], tried: Set<Group>): boolean {
  const able = groups.filter((group) => looksAfter(group, one) && !tried.has(group))
  const fewest = able
    .filter(({ given, free }) => given.length < free)
    .toSorted((a, b) => a.given.length - b.given.length)
  const [to] = fewest
  if (to) {
    to.given.push(one)
    return true
  }
  for (const group of able) {
    tried.add(group)
    for (const [at, other] of group.given.entries())
      if (place(other, groups, tried)) {
        group.given.splice(at, 1, one)
        return true
      }
  }
  return false
}

function onDays({ station, days, given }: Group, from: CalendarDate): PlannedVisit[] {
  const slots = days.flatMap(({ date, who, free }) => Array.from({ length: free }, () => ({ date, who })))
  return byPlace(given, from).map(({ enterpriseId, cityCode, because }, at) => {
    const { date, who } = slots[at] as (typeof slots)[number]
    return { stationId: station.stationId, enterpriseId, cityCode, because, date, who: [...who] }
  })
}

/** City after city: first the one with the most pressing plant, then each time the nearest. */
function byPlace(given: readonly VisitCandidate[], from: CalendarDate): VisitCandidate[] {
  const ranked = given.toSorted((a, b) => pressing(b, from) - pressing(a, from) || order(a, b))
  const ofCities = Map.groupBy(ranked, ({ cityCode }) => cityCode)
  const found: VisitCandidate[] = []
  for (let at = ranked[0]?.cityCode; at !== undefined; ) {
    found.push(...(ofCities.get(at) ?? []))
    ofCities.delete(at)
    const here = at
    at = [...ofCities.keys()].toSorted((a, b) => kilometres(here, a) - kilometres(here, b) || (a < b ? -1 : 1))[0]
  }
  return found
}

function kilometres(one: string, other: string): number {
  const [from, to] = [cityByCode(one), cityByCode(other)]
  return from && to ? greatCircleKm(from, to) : Number.MAX_SAFE_INTEGER
}
