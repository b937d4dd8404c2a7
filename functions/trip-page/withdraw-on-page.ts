import { withdrawWorker } from '../arrival/withdraw-worker.ts'
import { closeQuestionOf } from '../notices/close-question-of.ts'
import { withdrawConsent } from '../stabilisation/withdraw-consent.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { replyWithTripPage } from './reply-with-trip-page.ts'

async function withdrawOnPage({ params, body }: Call<Routes['withdraw-on-page']>, deps: Deps) {
  return replyWithTripPage(params.token, deps, async ({ page, offer, placement }) => {
    if (body.what === 'consent') {
      await withdrawConsent(page.workerId, deps.clock.now(), deps)
      return '已撤回同意。'
    }
    if (!offer && !placement?.mayWithdraw) return '您已经出发，不能再退出。需要回家请按“我要帮助”。'
    await withdrawWorker(page, deps)
    await closeQuestionOf(page.workerId, deps)
    return '已按您的意思退出这次安排，名额已释放。'
  })
}

export const handler = http(routes['withdraw-on-page'], withdrawOnPage)
