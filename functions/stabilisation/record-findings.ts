import { canonicalJson } from '../../domain/kernel/canonical-json.ts'
import type { CaseId, WorkerId } from '../../domain/kernel/ids.ts'
import { plus } from '../../domain/kernel/instant.ts'
import { isRefusal, noSuch, refuse } from '../../domain/kernel/refusal.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import { contactTimes, rulesOf } from '../../domain/stabilisation/case-kinds.ts'
import { judgeFindings } from '../../domain/stabilisation/judge-findings.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import type { Found, RecordFindings, VisitFindings } from '../../domain/stabilisation/visit-findings.ts'
import type { Visit } from '../../domain/stations/visit.ts'
import { visitFor } from '../stations/visit-for.ts'
import { visitsFor } from '../stations/visits-for.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { openFound } from './open-found.ts'
import { peopleAt } from './people-at.ts'

/**
 * What was found on a visit: it is done by that, and each person who wants something looked after has a case. Findings are kept first, and
 * the first ones stand: the same again complete what broke off, and open nothing twice.
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
  const people = await peopleAt(
    visit,
    body.missing.flatMap(({ workerIds }) => workerIds),
    deps,
  )
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
      enterpriseName: visit.enterpriseName,
      missing: missing.map(({ kind, people: count, workerIds }) => ({
        kind,
        people: count,
        caseIds: [],
        ...(count > workerIds.length && {
          unnamed: { people: count - workerIds.length, until: plus(now, contactTimes[rulesOf(kind).severity]) },
        }),
      })),
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
  for (const [at, { kind, workerIds, note }] of missing.entries()) {
    const caseIds: CaseId[] = []
    for (const workerId of workerIds) {
      const placement = people.get(workerId)
      const { recordedAt, recordedBy } = recorded
      const caseId =
        placement &&
        (await openFound({ visitId: visit.visitId, kind, placement, note, at: recordedAt, by: recordedBy }, deps))
      if (caseId) caseIds.push(caseId)
    }
    told.push({ ...(recorded.missing[at] as Found), caseIds })
  }
  return deps.visitFindings.complete({ ...recorded, missing: told })
}

export const handler = http(routes['record-findings'], recordFindings)
