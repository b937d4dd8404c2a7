import { timeInShanghai } from '../../kernel/instant.ts'
import { destinationByCode, originByCode } from '../../kernel/places/place-by-code.ts'
import { quoted } from '../../kernel/quoted.ts'
import { type Refusal, refuse } from '../../kernel/refusal.ts'
import { Words } from '../../kernel/words.ts'
import { coachRoute } from '../plan/coach-route.ts'
import { drivingTimetable, type Remedy } from '../plan/driving-timetable.ts'
import { geography } from '../plan/geography.ts'
import { remedyTerms } from '../plan/remedy-terms.ts'
import type { PlannedTrip } from '../plan/replan-constraints.ts'
import type { TransportInstance } from '../plan/solve/transport-instance.ts'
import { transportSentences } from '../plan/transport-sentences.ts'
import { minutesFrom } from './build-transport-instance.ts'
import type { PlanConstraints } from './plan-constraints.ts'
import type { PlanSetting } from './plan-setting.ts'

/** A coach run that the law forbids, why, and what to do instead. */
export interface ForbiddenRun {
  readonly counties: string[]
  readonly cityCode: string
  readonly why: string
  readonly whyWords: Words
  readonly proposals: Remedy[]
}

/** Whether the law lets a coach drive from these counties to the city at all; null when it does. */
export function forbiddenRun(
  { counties, cityCode, depart }: { counties: readonly string[]; cityCode: string; depart: number },
  instance: TransportInstance,
): ForbiddenRun | null {
  const { speedKmh, pickupMinutes } = instance.rules
  const anyLength = { ...instance.rules, maxCoachKm: Number.POSITIVE_INFINITY, detour: Number.POSITIVE_INFINITY }
  const route = coachRoute(cityCode, counties, geography(instance), anyLength)
  if (!route) throw new Error(`there is no road from ${counties.join(', ')} to ${cityCode}`)
  const run = drivingTimetable({ legs: route.legs, speedKmh, departs: depart, pickupMinutes })
  return 'illegal' in run
    ? {
        counties: [...counties],
        cityCode,
        why: run.words.en,
        whyWords: Words.parse(run.words),
        proposals: [...run.proposals],
      }
    : null
}

/** The departure that a requested coach means. `infeasible` with the reason, and for an unlawful run with what to do instead. */
export function requestedCoach(
  { counties, cityCode, departs }: PlanConstraints['coaches'][number],
  { instance, firstDay, groups }: PlanSetting,
): (PlannedTrip & { kind: 'coach' }) | Refusal<'infeasible'> {
  const pickups = [...new Set(counties)]
  const stranger = pickups.find(
    (code) => !groups.some((group) => group.countyCode === code && group.cityCode === cityCode),
  )
  const city = quoted(destinationByCode(cityCode)?.name ?? cityCode)
  if (stranger)
    return refuse('infeasible', transportSentences('nobody-goes', { county: quoted(nameOf(stranger)), city }))
  const depart = minutesFrom(firstDay, departs)
  const forbidden = forbiddenRun({ counties: pickups, cityCode, depart }, instance)
  if (forbidden)
    return refuse(
      'infeasible',
      transportSentences('coach-unlawful', {
        counties: pickups.map((one) => quoted(nameOf(one))),
        city,
        why: forbidden.whyWords,
        instead: forbidden.proposals.map((one) => remedyTerms[one]),
      }),
    )
  const { rules } = instance
  if (!rules.slots.includes(((depart % 1440) + 1440) % 1440))
    return refuse(
      'infeasible',
      transportSentences('no-such-slot', { slots: rules.slots.map(clockTime), time: timeInShanghai(departs) }),
    )
  const route = coachRoute(cityCode, pickups, geography(instance), rules)
  if (!route)
    return refuse('infeasible', transportSentences('detour', { counties: pickups.map((one) => quoted(nameOf(one))) }))
  const { speedKmh, pickupMinutes } = rules
  const run = drivingTimetable({ legs: route.legs, speedKmh, departs: depart, pickupMinutes })
  if ('illegal' in run) return refuse('infeasible', transportSentences('run-unlawful', { why: run.words }))
  for (const [stop, county] of route.pickups.entries()) {
    const leaves = run.leaves[stop] ?? depart
    const somebody = instance.groups.some(
      (group) =>
        group.county === county &&
        group.city === cityCode &&
        leaves >= group.earliestDeparture &&
        leaves <= group.latestDeparture &&
        run.arrives <= group.latestArrival,
    )
    if (!somebody)
      return refuse('infeasible', transportSentences('nobody-in-time', { county: quoted(nameOf(county)), city }))
  }
  return { kind: 'coach', terminal: cityCode, pickups: [...route.pickups], depart }
}

const nameOf = (county: string) => originByCode(county)?.name ?? county

function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
