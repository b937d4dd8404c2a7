import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import { helpOfferAfter } from '../../domain/relief/help-offer.ts'
import { isHelpFirst } from '../../domain/relief/is-help-first.ts'
import { reliefSentences } from '../../domain/relief/relief-sentences.ts'
import { consents } from '../../domain/surveys/consents.ts'
import { disasterOf } from '../relief/disaster-of.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { openByHandFor } from './open-by-hand-for.ts'
import { workerFor } from './worker-for.ts'

/**
 * What somebody said when they were offered help, or that they were not reached. Who needs help and has had a journey or a job with us has
 * a case opened, which their station settles; everybody who needs it stands on their county's list until it is settled.
 */
async function recordHelpOffer({ params, body, staff, key }: Call<Routes['record-help-offer']>, deps: Deps) {
  const { disasterId, workerId } = params
  const disaster = await disasterOf(disasterId, deps)
  if (isRefusal(disaster)) return disaster
  const worker = await workerFor(staff, workerId, deps)
  if (isRefusal(worker)) return worker
  if (worker.countyCode !== disaster.countyCode || !consents(worker))
    return refuse('invalid-state', reliefSentences('not-of-county'))
  const before = await deps.helpOffers.get(disasterId, workerId)
  const isOn = isHelpFirst(disaster, dateInShanghai(deps.clock.now()))
  // What somebody needed is settled after the disaster, too.
  if (!isOn && before?.answer !== 'needs-help') return refuse('invalid-state', reliefSentences('disaster-not-on'))
  const { note, ...said } = body
  const opened =
    said.answer === 'needs-help'
      ? await openByHandFor(worker, { kind: 'help', toldBy: 'worker', note }, { by: staff.subject, key }, deps)
      : null
  const caseId = opened && !isRefusal(opened) ? opened.caseId : null
  const facts = { disasterId, workerId, countyCode: worker.countyCode, caseId, at: deps.clock.now(), by: staff.subject }
  const after = helpOfferAfter(before, said, facts)
  if (!(await deps.helpOffers.record(before, after))) return refuse('conflict', reliefSentences('somebody-recorded'))
  return after
}

export const handler = http(routes['record-help-offer'], recordHelpOffer)
