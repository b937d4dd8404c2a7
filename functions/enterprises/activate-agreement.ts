import * as z from 'zod'
import { activateAgreement as activated } from '../../domain/enterprises/agreement.ts'
import { AgreementId } from '../../domain/kernel/ids.ts'
import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'

/** From now on job orders may be reported under it; done before, it changes nothing. */
async function activateAgreement(
  { agreementId }: { agreementId: AgreementId },
  { agreements, clock }: Pick<Deps, 'agreements' | 'clock'>,
) {
  const agreement = await agreements.get(agreementId)
  if (!agreement) return refuse('not-found', `There is no agreement ${agreementId}.`)
  if (agreement.state === 'active') return undefined
  const active = activated(agreement, clock.now())
  if (isRefusal(active)) return active
  await agreements.move(agreement, active)
  return undefined
}

export const handler = task(z.object({ agreementId: AgreementId }), activateAgreement)
