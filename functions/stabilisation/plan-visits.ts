import { derivedId, type EnterpriseId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import type { LabourStation } from '../../domain/stations/labour-station.ts'
import { type PlanVisits, planVisits } from '../../domain/stations/plan-visits.ts'
import type { Visit } from '../../domain/stations/visit.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { visitCandidates } from './visit-candidates.ts'

/** A plan is for the festival of this year, or the next. */
const aheadAtMost = 366
/** Visits that are written side by side. */
const atOnce = 20

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
  const idOf = (enterpriseId: EnterpriseId) => derivedId('VisitId', key, enterpriseId)
  const standing = await deps.visits.ofEnterprises(candidates.map(({ enterpriseId }) => enterpriseId))
  const planned = await Promise.all(groups.map((group) => deps.visits.plannedOf(group.stationId, body.from, body.to)))
  // What this very call kept before, and broke off, is planned anew, to the same end.
  const others = planned.flat().filter(({ visitId, enterpriseId }) => visitId !== idOf(enterpriseId))
  const open = candidates.filter(({ enterpriseId }) => {
    const its = standing.get(enterpriseId)?.planned
    return its === undefined || its === idOf(enterpriseId)
  })
  const plan = planVisits(
    groups,
    open.map((one) => ({
      ...one,
      because: { ...one.because, lastVisitOn: standing.get(one.enterpriseId)?.lastOn ?? null },
    })),
    body,
    others,
  )
  const names = new Map(
    (await deps.enterprises.getMany(open.map((one) => one.enterpriseId))).map((one) => [one.id, one.name]),
  )
  const visits = plan.visits.map(
    (one): Visit => ({
      ...one,
      visitId: idOf(one.enterpriseId),
      enterpriseName: names.get(one.enterpriseId) ?? '',
      state: 'planned',
      madeAt: now,
      madeBy: staff.subject,
    }),
  )
  const kept = body.dryRun ? visits : await keep(visits, deps)
  const left = [
    ...plan.left,
    ...candidates.flatMap(({ enterpriseId }) =>
      open.some((one) => one.enterpriseId === enterpriseId) ? [] : { enterpriseId, why: 'planned-already' as const },
    ),
  ]
  return { dryRun: body.dryRun, visits: kept, left }
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

/** Whom another plan took meanwhile is not in this one. */
async function keep(visits: readonly Visit[], deps: Needed): Promise<Visit[]> {
  const kept: Visit[] = []
  for (let start = 0; start < visits.length; start += atOnce) {
    const some = visits.slice(start, start + atOnce)
    const standing = await Promise.all(some.map((visit) => deps.visits.plan(visit)))
    kept.push(...standing.flatMap((one, at) => (one?.visitId === some[at]?.visitId && one ? [one] : [])))
  }
  return kept
}

export const handler = http(routes['plan-visits'], planVisitsOf)
