import { signAgreement } from '../../domain/enterprises/agreement.ts'
import type { EnterpriseEventOf } from '../../domain/enterprises/enterprise-events.ts'
import type { EnterpriseId } from '../../domain/kernel/ids.ts'
import { isRefusal, noSuch, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'

/** Signs the agreement and wakes the step that waits for it; the same signature again does no more than wake it. */
export async function takeSignature(
  { agreementId, signatory }: EnterpriseEventOf<'agreement.signed'>['data'],
  enterpriseId: EnterpriseId,
  { agreements, workflows, clock }: Pick<Deps, 'agreements' | 'workflows' | 'clock'>,
): Promise<Refusal | undefined> {
  const agreement = await agreements.get(agreementId)
  if (agreement?.enterpriseId !== enterpriseId) return noSuch('agreement')
  const signedBefore = 'signatory' in agreement && agreement.signatory === signatory
  if (!signedBefore) {
    const signed = signAgreement(agreement, { signedAt: clock.now(), signatory })
    if (isRefusal(signed)) return signed
    if (!(await agreements.move(agreement, signed)))
      return refuse('conflict', 'The agreement changed meanwhile; send the event again.')
  }
  const token = await agreements.waitingToken(agreementId)
  if (token) await workflows.succeed(token, {})
  return undefined
}
