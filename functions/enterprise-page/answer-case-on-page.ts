import { FirmAnswer } from '../../domain/enterprises/firm-answer.ts'
import { Speaker } from '../../domain/enterprises/said-by.ts'
import { canonicalJson } from '../../domain/kernel/canonical-json.ts'
import { yuan } from '../../domain/kernel/money.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { takeFirmAnswer } from '../stabilisation/take-firm-answer.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import type { FirmPage } from './firm-page.ts'
import { type Form, takeForm } from './take-form.ts'
import { issuesIn, wrongAsRefused, wrongFields } from './wrong-with.ts'

/** As people write sums of money: no more than two places after the point. */
const sum = /^\d{1,6}(\.\d{1,2})?$/

/** A second tap finds the same on record. */
async function answerCaseOnPage(call: Call<Routes['answer-case-on-page']>, deps: Deps) {
  return takeForm('case', call, deps, async (page, form) => {
    const { say, subject, enterprise, link } = page
    const [name, role] = [Speaker.safeParse(form['name'] ?? ''), Speaker.safeParse(form['role'] ?? '')]
    const given = FirmAnswer.safeParse(answerIn(form))
    const wrong = {
      ...(!name.success && { name: say('请填姓名，最多40个字。', 'Give your name, 40 characters at most.') }),
      ...(!role.success && { role: say('请填职务，最多40个字。', 'Give your position, 40 characters at most.') }),
      ...wrongIn(page, form, given.success ? new Set() : issuesIn(given.error)),
    }
    if (!name.success || !role.success || !given.success || Object.keys(wrong).length > 0)
      return wrongFields(page, wrong)
    const saidBy = { through: 'link', linkId: link.id, name: name.data, role: role.data } as const
    const key = `${link.id} ${canonicalJson({ answer: given.data, saidBy })}`
    const about = { caseId: subject.caseId, enterpriseId: enterprise.id }
    const heard = await takeFirmAnswer(about, { answer: given.data, saidBy, key }, deps)
    return isRefusal(heard) ? wrongAsRefused(page, heard, (pointer) => pointer.split('/').at(-1)) : {}
  })
}

/** Only what belongs to the button that was pressed. */
function answerIn(form: Form): object {
  const { do: says, until, on, why, amount = '' } = form
  const money = amount.trim() !== '' && sum.test(amount.trim()) ? { amount: yuan(Number(amount)) } : {}
  if (says === 'promises') return { says, until, ...money }
  return says === 'has-done' ? { says, on, ...money } : { says, why }
}

function wrongIn({ say }: FirmPage<'case'>, form: Form, issues: ReadonlySet<string>): Record<string, string> {
  const amount = (form['amount'] ?? '').trim()
  const isSum = amount === '' || (sum.test(amount) && Number(amount) > 0)
  const date = say('请填日期，如2027-05-20。', 'Give the date, such as 2027-05-20.')
  return {
    ...(!isSum && { amount: say('请填元，如500或500.50。', 'Give yuan, such as 500 or 500.50.') }),
    ...(issues.has('until') && { until: date }),
    ...(issues.has('on') && { on: date }),
    ...(issues.has('why') && { why: say('请写理由，最多500个字。', 'Say why, 500 characters at most.') }),
  }
}

export const handler = http(routes['answer-case-on-page'], answerCaseOnPage)
