import { derivedId, type EnterpriseId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import type { LabourStation } from '../../domain/stations/labour-station.ts'
import { type DayTaken, type PlanVisits, planVisits, type VisitCandidate } from '../../domain/stations/plan-visits.ts'
import type { Visit } from '../../domain/stations/visit.ts'
import { pauseBeforeTry } from '../../storage/pause-before-try.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { visitCandidates } from './visit-candidates.ts'

/** A plan is for the festival of this year, or the next. */
const aheadAtMost = 366
/** Days whose visits are written side by side. */
const atOnce = 20
/** Each try that fails is another's that went through. */
const mostTries = 10

type Needed = Pick<Deps, 'stations' | 'visits' | 'enterprises' | 'jobOrders' | 'places' | 'cases' | 'clock'>

/** Plans visits, and keeps them unless it is only asked what it would be; the same call again answers the same plan. */
async function planVisitsOf({ body, staff, key }: Call<Routes['plan-visits']>, deps: Needed) {
  const groups = await groupsOf(body, deps)
  if (isRefusal(groups)) return groups
  const now = deps.clock.now()
  const today = dateInShanghai(now)
  if (body.from < today || body.to > plusDays(today, aheadAtMost))
    return refuse('invalid-request', stabilisationSentences('plan-not-ahead', { today }), '#/from')
  const candidates = await visitCandidates(body, groups, deps)
  if (isRefusal(candidates)) return candidates
  for (let tries = 1; ; tries += 1) {
    const plan = await planAnew({ body, key, groups, candidates }, deps)
    const visits = plan.visits.map((one): Visit => ({ ...one, state: 'planned', madeAt: now, madeBy: staff.subject }))
    if (body.dryRun) return { dryRun: true, visits: [...plan.own, ...visits], left: plan.left }
    const kept = await keep(visits, plan.counts, deps)
    if (kept !== 'busy') return { dryRun: false, visits: [...plan.own, ...kept], left: plan.left }
    // Another plan, or a colleague by hand, took a place of one of these days: what was kept stands, and the rest is planned anew.
    if (tries === mostTries) return refuse('conflict', stabilisationSentences('plans-at-once'))
    await pauseBeforeTry(tries)
  }
}

interface Asked {
  readonly body: PlanVisits
  readonly key: string
  readonly groups: readonly LabourStation[]
  readonly candidates: readonly VisitCandidate[]
}

/**
 * What is planned for those who have no visit yet, beside what this very call has kept before, and how many each of its days has by now.
 */
async function planAnew({ body, key, groups, candidates }: Asked, deps: Needed) {
  const idOf = (enterpriseId: EnterpriseId) => derivedId('VisitId', key, enterpriseId)
  const standing = await deps.visits.ofEnterprises(candidates.map(({ enterpriseId }) => enterpriseId))
  const plannedOf = (enterpriseId: EnterpriseId) => standing.get(enterpriseId)?.planned
  const open = candidates.filter(({ enterpriseId }) => plannedOf(enterpriseId) === undefined)
  const mine = candidates.filter(({ enterpriseId }) => plannedOf(enterpriseId) === idOf(enterpriseId))
  const own = (await Promise.all(mine.map(({ enterpriseId }) => deps.visits.get(idOf(enterpriseId))))).filter(
    (one) => one !== null,
  )
  const planned = await Promise.all(groups.map((group) => deps.visits.plannedOf(group.stationId, body.from, body.to)))
  const seen = new Map<string, DayTaken[]>(Map.groupBy(planned.flat(), dayOf))
  const asOf = open.map((one) => ({
    ...one,
    because: { ...one.because, lastVisitOn: standing.get(one.enterpriseId)?.lastOn ?? null },
  }))
  // The index of a group's visits may lag behind its days: a day that has more than it told is full earlier.
  for (;;) {
    const plan = planVisits(groups, asOf, body, [...seen.values()].flat())
    const days = [...new Map(plan.visits.map((one) => [dayOf(one), one])).values()]
    const counts = await deps.visits.countsOn(days.map(({ stationId, date }) => ({ stationId, date })))
    const fuller = counts.filter((day) => day.planned > (seen.get(dayOf(day))?.length ?? 0))
    for (const day of fuller)
      seen.set(
        dayOf(day),
        Array.from({ length: day.planned }, () => day),
      )
    if (fuller.length > 0) continue
    const names = new Map(
      (await deps.enterprises.getMany(open.map((one) => one.enterpriseId))).map((one) => [one.id, one.name]),
    )
    const visits = plan.visits.map((one) => ({
      ...one,
      visitId: idOf(one.enterpriseId),
      enterpriseName: names.get(one.enterpriseId) ?? '',
    }))
    const others = candidates.filter((one) => !open.includes(one) && !mine.includes(one))
    const left = [
      ...plan.left,
      ...others.map(({ enterpriseId }) => ({ enterpriseId, why: 'planned-already' as const })),
    ]
    return { own, visits, left, counts: new Map(counts.map((day) => [dayOf(day), day.planned])) }
  }
}

function dayOf({ stationId, date }: DayTaken): string {
  return `${stationId} ${date}`
}

async function groupsOf({ stationIds }: PlanVisits, { stations }: Needed): Promise<LabourStation[] | Refusal> {
  const found: LabourStation[] = []
  for (const [at, stationId] of [...new Set(stationIds)].entries()) {
    const station = await stations.get(stationId)
    if (!station) return refuse('invalid-request', stabilisationSentences('no-such-group'), `#/stationIds/${at}`)
    found.push(station)
  }
  return found
}

/** Those of a day one after the other, as each counts on the one before. Whom another plan took meanwhile is not in this one. */
async function keep(
  visits: readonly Visit[],
  counts: ReadonlyMap<string, number>,
  deps: Needed,
): Promise<Visit[] | 'busy'> {
  const kept: Visit[] = []
  let isBusy = false
  const keepDay = async ([day, some]: [string, Visit[]]) => {
    let planned = counts.get(day) ?? 0
    for (const visit of some) {
      const standing = await deps.visits.plan(visit, planned)
      if (standing === 'busy') isBusy = true
      if (standing === 'busy') return
      if (standing?.visitId !== visit.visitId) continue
      kept.push(standing)
      planned += 1
    }
  }
  const days = [...Map.groupBy(visits, dayOf)]
  for (let start = 0; start < days.length; start += atOnce)
    await Promise.all(days.slice(start, start + atOnce).map(keepDay))
  return isBusy ? 'busy' : kept
}

export const handler = http(routes['plan-visits'], planVisitsOf)
