import * as z from 'zod'
import { expireAgreement, lapseAgreement } from '../../domain/enterprises/agreement.ts'
import { enterpriseSentences } from '../../domain/enterprises/enterprise-sentences.ts'
import { AgreementId } from '../../domain/kernel/ids.ts'
import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { agreementOf } from './agreement-of.ts'

/** Lets an offer lapse that nobody signed in time, or ends an active agreement after its last day. */
async function closeAgreement(
  { agreementId }: { agreementId: AgreementId },
  { agreements, clock }: Pick<Deps, 'agreements' | 'clock'>,
) {
  const agreement = await agreementOf(agreementId, { agreements })
  if (isRefusal(agreement)) return agreement
  if (agreement.state === 'lapsed' || agreement.state === 'expired') return undefined
  const close = agreement.state === 'offered' ? lapseAgreement : expireAgreement
  const closed = close(agreement, clock.now())
  if (isRefusal(closed)) return closed
  if (!(await agreements.move(agreement, closed)))
    return refuse('invalid-state', enterpriseSentences('agreement-changed'))
  return undefined
}

export const handler = task(z.object({ agreementId: AgreementId }), closeAgreement)
