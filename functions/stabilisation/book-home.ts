import { derivedId } from '../../domain/kernel/ids.ts'
import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import { type Case, caseInWords } from '../../domain/stabilisation/case.ts'
import { bookHome } from '../../domain/stabilisation/journey-home.ts'
import { payerTerms } from '../../domain/stabilisation/payer-terms.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import { sendNotices } from '../notices/send-notices.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { caseFor } from './case-for.ts'
import { type Routes, routes } from './catalog.ts'
import { mostTries } from './most-tries.ts'

/**
 * A colleague has a ticket home for somebody: the person is told, and the case waits until they should be there. That they are is its
 * outcome (`way-home`), with which they leave the job. The same call again completes what broke off.
 */
async function bookHomeFor({ params, body, staff, key }: Call<Routes['book-home']>, deps: Deps) {
  const { caseId } = params
  const actKey = derivedId('EventId', 'book home', caseId, key)
  const done = (await deps.cases.steps(caseId)).some((kept) => kept.key === actKey)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const before = await caseFor(staff, caseId, deps)
    if (isRefusal(before)) return before
    if (done) return tell(before, actKey, deps)
    const acting = { by: staff.subject, at: deps.clock.now() }
    const after = bookHome(before, body, acting)
    if (isRefusal(after)) return after
    const sealed = body.note === '' ? {} : { sealedText: await deps.vault.sealFor(before.workerId, 'text', body.note) }
    const step = { act: 'book-home' as const, until: body.arrives, ...acting }
    if (await deps.cases.act(before, after, { key: actKey, step, ...sealed })) return tell(after, actKey, deps)
  }
  return refuse('conflict', stabilisationSentences('case-busy'))
}

async function tell(one: Case, key: string, deps: Deps): Promise<Case> {
  const { home, workerId, batchId, chunk } = one
  const worker = home && (await deps.workers.get(workerId))
  if (worker) {
    const { departs, place, vehicle, reference, paidBy } = home
    const variables = { departure: departs, place, vehicle, reference, paid: payerTerms[paidBy].zh }
    const link = { batchId, chunk }
    await sendNotices(
      { key, notices: [{ worker, template: 'journey-home', variables, link, departure: departs }] },
      deps,
    )
  }
  return caseInWords(one, deps.clock.now())
}

export const handler = http(routes['book-home'], bookHomeFor)
