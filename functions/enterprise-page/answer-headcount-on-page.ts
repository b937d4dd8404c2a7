import { HeadcountAnswer } from '../../domain/enterprises/headcount.ts'
import { Speaker } from '../../domain/enterprises/said-by.ts'
import { takeHeadcountAnswer } from '../enterprises/take-headcount-answer.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import type { FirmPage } from './firm-page.ts'
import { type Form, takeForm } from './take-form.ts'
import { issuesIn, wrongAsRefused, wrongFields } from './wrong-with.ts'

async function answerHeadcountOnPage(call: Call<Routes['answer-headcount-on-page']>, deps: Deps) {
  return takeForm('headcount', call, deps, async (page, form) => {
    const { subject, enterprise, link } = page
    const { batchId, jobOrderId } = subject
    const answer = HeadcountAnswer.safeParse(answerIn(form))
    const name = Speaker.safeParse(form['name'] ?? '')
    if (!answer.success || !name.success) {
      const wrong = new Set(answer.success ? [] : issuesIn(answer.error))
      if (!name.success) wrong.add('name')
      return wrongFields(page, saidOf(page, wrong))
    }
    const at = deps.clock.now()
    const saidBy = { through: 'link', linkId: link.id, name: name.data } as const
    const said = { batchId, jobOrderId, answer: answer.data, at, saidBy }
    const refused = await takeHeadcountAnswer(said, enterprise.id, deps)
    if (refused) return wrongAsRefused(page, refused)
    await deps.enterpriseLinks.settle(page.tokenHash, at)
    return {}
  })
}

/** What the chosen answer needs of the fields; the others are passed over. */
function answerIn({ answer, confirmed = '', startDate, why }: Form): object {
  return { answer, confirmed: /^\s*\d{1,6}\s*$/.test(confirmed) ? Number(confirmed) : confirmed, startDate, why }
}

function saidOf({ say }: Pick<FirmPage, 'say'>, wrong: ReadonlySet<string>): Record<string, string> {
  const words: Record<string, string> = {
    answer: say('请选一项。', 'Choose one.'),
    confirmed: say('请填人数，用整数。', 'Say how many, as a whole number.'),
    startDate: say('请填日期，如2026-03-15。', 'Give the date, such as 2026-03-15.'),
    why: say('请写理由，最多300个字。', 'Say why, 300 characters at most.'),
    name: say('请填姓名，最多40个字。', 'Give your name, 40 characters at most.'),
  }
  return Object.fromEntries(Object.entries(words).filter(([field]) => wrong.has(field)))
}

export const handler = http(routes['answer-headcount-on-page'], answerHeadcountOnPage)
