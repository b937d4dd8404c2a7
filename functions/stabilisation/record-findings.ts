import { canonicalJson } from '../../domain/kernel/canonical-json.ts'
import type { CaseId, WorkerId } from '../../domain/kernel/ids.ts'
import { isRefusal, noSuch, refuse } from '../../domain/kernel/refusal.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import type { CaseKind } from '../../domain/stabilisation/case-kinds.ts'
import { judgeFindings } from '../../domain/stabilisation/judge-findings.ts'
import { openByHand } from '../../domain/stabilisation/open-case.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import type { RecordFindings, VisitFindings } from '../../domain/stabilisation/visit-findings.ts'
import type { Visit } from '../../domain/stations/visit.ts'
import { visitFor } from '../stations/visit-for.ts'
import { visitsFor } from '../stations/visits-for.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { keepWithOpenCase } from './keep-with-open-case.ts'
import { openCases } from './open-cases.ts'

/**
 * What was found on a visit: it is done by that, and each person who wants something looked after has a case. Findings are kept first, and the
 * first ones stand: the same again complete what broke off, and open nothing twice.
 */
async function recordFindings({ params: { visitId }, body, staff }: Call<Routes['record-findings']>, deps: Deps) {
  const visit = await visitFor(staff, visitId, deps)
  if (isRefusal(visit)) return visit
  const station = await deps.stations.get(visit.stationId)
  if (!station) return noSuch('station')
  const refused = visitsFor(staff, station)
  if (refused) return refused
  const fingerprint = await deps.vault.fingerprint(canonicalJson(body))
  let kept = await deps.visitFindings.get(visitId)
  const people = await peopleAt(visit, body, deps)
  if (!kept) {
    if (visit.state === 'cancelled') return refuse('invalid-state', stabilisationSentences('visit-cancelled'))
    const now = deps.clock.now()
    const wrong = judgeFindings(body, visit, { now, isThere: (workerId) => people.has(workerId) })
    if (wrong) return wrong
    const { missing, ...facts } = body
    const findings: VisitFindings = {
      visitId,
      stationId: visit.stationId,
      cityCode: visit.cityCode,
      ...facts,
      missing: missing.map(({ kind, people: count }) => ({ kind, people: count, caseIds: [] })),
      recordedAt: now,
      recordedBy: staff.subject,
    }
    kept = await deps.visitFindings.record({ findings, fingerprint, isComplete: false })
  }
  if (kept.fingerprint !== fingerprint) return refuse('conflict', stabilisationSentences('findings-known'))
  const findings = kept.isComplete ? kept.findings : await openAll(visit, kept.findings, body, people, deps)
  const { heldOn } = findings
  await deps.visits.change(visitId, (now) => (now.state === 'planned' ? { ...now, state: 'done' } : now), heldOn)
  return findings
}

async function openAll(
  visit: Visit,
  recorded: VisitFindings,
  { missing }: RecordFindings,
  people: ReadonlyMap<WorkerId, Placement>,
  deps: Deps,
): Promise<VisitFindings> {
  const told = []
  for (const { kind, people: count, workerIds, note } of missing) {
    const caseIds: CaseId[] = []
    for (const workerId of workerIds) {
      const placement = people.get(workerId)
      const caseId = placement && (await openFound({ visit, kind, placement, note, findings: recorded }, deps))
      if (caseId) caseIds.push(caseId)
    }
    told.push({ kind, people: count, caseIds })
  }
  const findings = { ...recorded, missing: told }
  await deps.visitFindings.complete(findings)
  return findings
}

/** Where those who are named work, or worked: each by the latest yes to a job there. */
async function peopleAt(
  { enterpriseId }: Visit,
  { missing }: RecordFindings,
  { placements, workers }: Pick<Deps, 'placements' | 'workers'>,
) {
  const found = new Map<WorkerId, Placement>()
  for (const workerId of new Set(missing.flatMap(({ workerIds }) => workerIds))) {
    const there = (await placements.ofWorker(workerId)).filter((one) => one.enterpriseId === enterpriseId)
    const last = there.toSorted((one, other) => (one.acceptedAt < other.acceptedAt ? -1 : 1)).at(-1)
    const worker = last && (await workers.get(workerId))
    if (last && worker && worker.erasedAt === undefined) found.set(workerId, last)
  }
  return found
}

interface Found {
  readonly visit: Visit
  readonly kind: CaseKind
  readonly placement: Placement
  readonly note: string
  readonly findings: VisitFindings
}

/** Answers the case that looks after it: its own, or the one of the kind that was open already. */
async function openFound({ visit, kind, placement, note, findings }: Found, deps: Deps): Promise<CaseId> {
  const { workerId, batchId, chunk, countyCode } = placement
  const key = `visit ${visit.visitId} ${kind}`
  const caller = { workerId, batchId, chunk, countyCode }
  const told = { key, at: findings.recordedAt, kind, openedBy: findings.recordedBy, toldBy: 'worker' as const }
  const sealedText = note === '' ? undefined : await deps.vault.sealFor(workerId, 'text', note)
  const one = { ...openByHand(caller, placement, { ...told, sealedText }), visitId: visit.visitId }
  await openCases([one], deps)
  await keepWithOpenCase(one, key, deps)
  if (await deps.cases.get(one.caseId)) return one.caseId
  return (await deps.cases.openOne(workerId, kind)) ?? one.caseId
}

export const handler = http(routes['record-findings'], recordFindings)
