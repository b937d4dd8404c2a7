import { signAgreement } from '../../domain/enterprises/agreement.ts'
import type { EnterpriseEventOf } from '../../domain/enterprises/enterprise-events.ts'
import type { SaidBy } from '../../domain/enterprises/said-by.ts'
import type { EnterpriseId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { isRefusal, noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'

type Needed = Pick<Deps, 'agreements' | 'workflows' | 'clock'>

/** Signs the agreement and wakes the step that waits for it; the same signature again does no more than wake it. */
export async function takeSignature(
  event: EnterpriseEventOf<'agreement.signed'>['data'] & { readonly at: Instant; readonly saidBy?: SaidBy },
  enterpriseId: EnterpriseId,
  deps: Needed,
): Promise<Refusal | undefined> {
  const { agreements, workflows, clock } = deps
  const { agreementId, signatory, at, saidBy } = event
  const agreement = await agreements.get(agreementId)
  if (agreement?.enterpriseId !== enterpriseId) return noSuch('agreement')
  const signed = signAgreement(agreement, { signedAt: clock.now(), signatory, at, ...(saidBy && { saidBy }) })
  if (isRefusal(signed)) return signed
  // Somebody was faster: judged anew, the answer says what stands.
  if (signed !== agreement && !(await agreements.move(agreement, signed)))
    return takeSignature(event, enterpriseId, deps)
  const token = await agreements.waitingToken(agreementId)
  if (token) await workflows.succeed(token, {})
  return undefined
}
