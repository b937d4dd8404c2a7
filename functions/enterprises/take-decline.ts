import { declineAgreement } from '../../domain/enterprises/agreement.ts'
import type { EnterpriseEventOf } from '../../domain/enterprises/enterprise-events.ts'
import type { EnterpriseId } from '../../domain/kernel/ids.ts'
import { isRefusal, noSuch, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'

/** Declines the agreement and wakes the step that waits for it; declining again does no more than wake it. */
export async function takeDecline(
  { agreementId, why }: EnterpriseEventOf<'agreement.declined'>['data'],
  enterpriseId: EnterpriseId,
  { agreements, workflows, clock }: Pick<Deps, 'agreements' | 'workflows' | 'clock'>,
): Promise<Refusal | undefined> {
  const agreement = await agreements.get(agreementId)
  if (agreement?.enterpriseId !== enterpriseId) return noSuch('agreement')
  if (agreement.state !== 'declined') {
    const declined = declineAgreement(agreement, { declinedAt: clock.now(), why })
    if (isRefusal(declined)) return declined
    if (!(await agreements.move(agreement, declined)))
      return refuse('conflict', 'The agreement changed meanwhile; send the event again.')
  }
  const token = await agreements.waitingToken(agreementId)
  if (token) await workflows.succeed(token, {})
  return undefined
}
