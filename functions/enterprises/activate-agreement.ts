import * as z from 'zod'
import { activateAgreement as activated } from '../../domain/enterprises/agreement.ts'
import { AgreementId } from '../../domain/kernel/ids.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { agreementOf } from './agreement-of.ts'

/** From now on job orders may be reported under it; done before, it changes nothing. */
async function activateAgreement(
  { agreementId }: { agreementId: AgreementId },
  { agreements, clock }: Pick<Deps, 'agreements' | 'clock'>,
) {
  const agreement = await agreementOf(agreementId, { agreements })
  if (isRefusal(agreement)) return agreement
  if (agreement.state === 'active') return undefined
  const active = activated(agreement, clock.now())
  if (isRefusal(active)) return active
  await agreements.move(agreement, active)
  return undefined
}

export const handler = task(z.object({ agreementId: AgreementId }), activateAgreement)
