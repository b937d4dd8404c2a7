import { signatureDeadlines } from '../../domain/enterprises/agreement.ts'
import { offerAgreement } from '../../domain/enterprises/offer-agreement.ts'
import { listsOfEnterprise } from '../../domain/enterprises/waits-of-enterprise.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { madeOtherwise } from '../../domain/kernel/made-otherwise.ts'
import { isRefusal, noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { followSpecialist } from './follow-specialist.ts'

async function createAgreement(
  { params, body, key }: Call<Routes['create-agreement']>,
  deps: Pick<Deps, 'enterprises' | 'agreements' | 'headcounts' | 'waiting' | 'workflows' | 'clock'>,
) {
  const { enterprises, agreements, workflows, clock } = deps
  const { enterpriseId } = params
  const enterprise = await enterprises.get(enterpriseId)
  if (!enterprise) return noSuch('enterprise')
  const id = derivedId('AgreementId', key)
  const known = await agreements.get(id)
  const offer = offerAgreement(body, { id, enterpriseId, at: known?.offeredAt ?? clock.now() })
  if (isRefusal(offer)) return offer
  const other = madeOtherwise(
    known,
    offer,
    ['enterpriseId', 'firstDay', 'lastDay', 'answerUntil', 'quota', 'wording'],
    id,
  )
  if (other) return other
  const agreement = await agreements.offer(offer, listsOfEnterprise(enterprise))
  await followSpecialist(enterprise, enterpriseId, deps)
  if (agreement.state !== 'offered') return agreement
  await workflows.start('enterprises/sign-agreement', id, {
    agreementId: id,
    deadlines: signatureDeadlines(agreement),
  })
  return agreement
}

export const handler = http(routes['create-agreement'], createAgreement)
