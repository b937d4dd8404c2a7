import { saidOnTelephone } from '../../domain/enterprises/said-by.ts'
import { noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { speaksFor } from '../wiring/speaks-for.ts'
import { type Routes, routes } from './catalog.ts'
import { takeDecline } from './take-decline.ts'
import { takeSignature } from './take-signature.ts'

async function recordAgreementAnswer(
  { params: { enterpriseId, agreementId }, body, staff }: Call<Routes['record-agreement-answer']>,
  deps: Pick<Deps, 'enterprises' | 'agreements' | 'workflows' | 'clock'>,
) {
  const enterprise = await deps.enterprises.get(enterpriseId)
  if (!enterprise) return noSuch('enterprise')
  const notTheirs = speaksFor(staff, enterprise)
  if (notTheirs) return notTheirs
  const said = { agreementId, at: deps.clock.now(), saidBy: saidOnTelephone(body, staff.subject) }
  const refused =
    body.answer === 'signed'
      ? await takeSignature({ ...said, signatory: body.by }, enterpriseId, deps)
      : await takeDecline({ ...said, why: body.why }, enterpriseId, deps)
  return refused ?? (await deps.agreements.get(agreementId)) ?? noSuch('agreement')
}

export const handler = http(routes['record-agreement-answer'], recordAgreementAnswer)
