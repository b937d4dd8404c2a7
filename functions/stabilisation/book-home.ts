import { derivedId } from '../../domain/kernel/ids.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { type Case, caseInWords } from '../../domain/stabilisation/case.ts'
import { bookHome } from '../../domain/stabilisation/journey-home.ts'
import { payerTerms } from '../../domain/stabilisation/payer-terms.ts'
import { sendNotices } from '../notices/send-notices.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { actOnce } from './act-once.ts'
import { type Routes, routes } from './catalog.ts'

/**
 * A colleague has a ticket home for somebody: the person is told, and the case waits until they should be there. That they are is its
 * outcome (`way-home`), with which they leave the job. The same call again completes what broke off.
 */
async function bookHomeFor({ params, body, staff, key }: Call<Routes['book-home']>, deps: Deps) {
  const { caseId } = params
  const actKey = derivedId('EventId', 'book home', caseId, key)
  return actOnce(
    { staff, caseId, key: actKey },
    async (before, acting) => {
      const after = bookHome(before, body, acting)
      return isRefusal(after) ? after : { after, step: { act: 'book-home', until: body.arrives }, text: body.note }
    },
    (one) => tell(one, actKey, deps),
    deps,
  )
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
