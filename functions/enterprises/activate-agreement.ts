import * as z from 'zod'
import { activateAgreement as activated } from '../../domain/enterprises/agreement.ts'
import { AgreementId } from '../../domain/kernel/ids.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { task } from '../wiring/task.ts'
import { agreementOf } from './agreement-of.ts'
import { type TellingAgreement, tellAgreement } from './tell-agreement.ts'

/** `tells`: the enterprise, too. Executions of earlier releases do that in a step of their own. */
const Activation = z.object({ agreementId: AgreementId, tells: z.boolean().default(false) })

/** From now on job orders may be reported under it; done before, it changes nothing, and telling again is the same event. */
async function activateAgreement({ agreementId, tells }: z.infer<typeof Activation>, deps: TellingAgreement) {
  const { agreements, clock } = deps
  const agreement = await agreementOf(agreementId, { agreements })
  if (isRefusal(agreement)) return agreement
  if (agreement.state !== 'active') {
    const active = activated(agreement, clock.now())
    if (isRefusal(active)) return active
    await agreements.move(agreement, active)
  }
  return tells ? tellAgreement({ agreementId, news: 'activated' }, deps) : undefined
}

export const handler = task(Activation, activateAgreement)
