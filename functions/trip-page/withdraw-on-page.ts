import { withdrawWorker } from '../arrival/withdraw-worker.ts'
import { closeQuestionOf } from '../notices/close-question-of.ts'
import { withdrawConsent } from '../stabilisation/withdraw-consent.ts'
import { travelOwn } from '../transport/travel/travel-own.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { pressButton } from './reply-with-trip-page.ts'

/** A second press finds nothing left to withdraw from, and is told what stands. */
async function withdrawOnPage({ params, query, body }: Call<Routes['withdraw-on-page']>, deps: Deps) {
  return pressButton(params.token, query.lang, deps, async ({ page, mayWithdraw }) => {
    if (body.what === 'consent') {
      await withdrawConsent(page.workerId, deps.clock.now(), deps)
      return 'consent'
    }
    if (body.what === 'seat') return (await travelOwn(page, deps)) === 'chosen' ? 'own-chosen' : 'own-not-chosen'
    if (!mayWithdraw) return 'not-withdrawn'
    const { withdrawn } = await withdrawWorker(page, deps)
    await closeQuestionOf(page.workerId, deps)
    return withdrawn ? 'withdrawn' : 'not-withdrawn'
  })
}

export const handler = http(routes['withdraw-on-page'], withdrawOnPage)
