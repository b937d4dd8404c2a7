import type { CaseId } from '../../domain/kernel/ids.ts'
import { isRefusal, noSuch, refuse } from '../../domain/kernel/refusal.ts'
import { afterNaming } from '../../domain/stabilisation/after-naming.ts'
import { judgeNamed } from '../../domain/stabilisation/judge-named.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import { visitFor } from '../stations/visit-for.ts'
import { visitsFor } from '../stations/visits-for.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { openFound } from './open-found.ts'
import { peopleAt } from './people-at.ts'

/**
 * Names people whom a visit only counted, so that each has a case, or says why there is nobody more. Cases are opened first: the same call
 * again completes what broke off, and opens nothing twice.
 */
async function nameFound({ params: { visitId, kind }, body, staff }: Call<Routes['name-found']>, deps: Deps) {
  const visit = await visitFor(staff, visitId, deps)
  if (isRefusal(visit)) return visit
  const station = await deps.stations.get(visit.stationId)
  if (!station) return noSuch('station')
  const refused = visitsFor(staff, station)
  if (refused) return refused
  const kept = await deps.visitFindings.get(visitId)
  const found = kept?.findings.missing.find((one) => one.kind === kind)
  if (!kept || !found) return noSuch('finding')
  if (!kept.isComplete) return refuse('invalid-state', stabilisationSentences('findings-unfinished'))
  const people = await peopleAt(visit, body.workerIds, deps)
  const errors = judgeNamed(body.workerIds, '#/workerIds', (workerId) => people.has(workerId))
  if (errors[0]) return refuse('invalid-request', errors[0].words, errors)
  const { note, nobodyElse } = body
  const [at, by] = [deps.clock.now(), staff.subject]
  const isOver = afterNaming(found, { caseIds: [], nobodyElse, at, by })
  if (isRefusal(isOver)) return isOver
  const caseIds: CaseId[] = []
  for (const placement of people.values())
    caseIds.push(await openFound({ visitId, kind, placement, note, at, by }, deps))
  const findings = await deps.visitFindings.change(visitId, (now) => {
    const place = now.missing.findIndex((one) => one.kind === kind)
    const before = now.missing[place]
    const after = before && afterNaming(before, { caseIds, nobodyElse, at, by })
    if (!after) return noSuch('finding')
    if (isRefusal(after)) return after
    return after === before ? now : { ...now, missing: now.missing.with(place, after) }
  })
  return findings ?? noSuch('finding')
}

export const handler = http(routes['name-found'], nameFound)
