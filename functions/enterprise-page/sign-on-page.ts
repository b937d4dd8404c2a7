import { DeclineReason, Signatory } from '../../domain/enterprises/agreement.ts'
import { Speaker } from '../../domain/enterprises/said-by.ts'
import { takeDecline } from '../enterprises/take-decline.ts'
import { takeSignature } from '../enterprises/take-signature.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { takeForm } from './take-form.ts'
import { wrongAsRefused, wrongFields } from './wrong-with.ts'

/** Signs as the enterprise's server would; a second tap finds the same signature. */
async function signOnPage(call: Call<Routes['sign-on-page']>, deps: Deps) {
  return takeForm('sign-agreement', call, deps, async (page, form) => {
    const { say, subject, enterprise, link } = page
    const { agreementId } = subject
    const at = deps.clock.now()
    const [name, role] = [Signatory.safeParse(form['name'] ?? ''), Speaker.safeParse(form['role'] ?? '')]
    const isDecline = form['do'] === 'decline'
    const why = DeclineReason.safeParse(form['why'] ?? '')
    const wrong = {
      ...(!name.success && { name: say('请填姓名，最多40个字。', 'Give your name, 40 characters at most.') }),
      ...(!role.success && { role: say('请填职务，最多40个字。', 'Give your position, 40 characters at most.') }),
      ...(isDecline && !why.success && { why: say('请写理由，最多300个字。', 'Say why, 300 characters at most.') }),
    }
    if (!name.success || !role.success || (isDecline && !why.success)) return wrongFields(page, wrong)
    const saidBy = { through: 'link', linkId: link.id, name: name.data, role: role.data } as const
    const refused = isDecline
      ? await takeDecline({ agreementId, why: why.data ?? '', at, saidBy }, enterprise.id, deps)
      : await takeSignature({ agreementId, signatory: name.data, at, saidBy }, enterprise.id, deps)
    if (refused) return wrongAsRefused(page, refused)
    await deps.enterpriseLinks.settle(page.tokenHash, at)
    return {}
  })
}

export const handler = http(routes['sign-on-page'], signOnPage)
