import { declineAgreement } from '../../domain/enterprises/agreement.ts'
import type { EnterpriseEventOf } from '../../domain/enterprises/enterprise-events.ts'
import type { SaidBy } from '../../domain/enterprises/said-by.ts'
import type { EnterpriseId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { isRefusal, noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'

type Needed = Pick<Deps, 'agreements' | 'workflows' | 'clock'>

/** Declines the agreement and wakes the step that waits for it; declining again does no more than wake it. */
export async function takeDecline(
  event: EnterpriseEventOf<'agreement.declined'>['data'] & { readonly at: Instant; readonly saidBy?: SaidBy },
  enterpriseId: EnterpriseId,
  deps: Needed,
): Promise<Refusal | undefined> {
  const { agreements, workflows, clock } = deps
  const { agreementId, why, at, saidBy } = event
  const agreement = await agreements.get(agreementId)
  if (agreement?.enterpriseId !== enterpriseId) return noSuch('agreement')
  const declined = declineAgreement(agreement, { declinedAt: clock.now(), why, at, ...(saidBy && { saidBy }) })
  if (isRefusal(declined)) return declined
  // Somebody was faster: judged anew, the answer says what stands.
  if (declined !== agreement && !(await agreements.move(agreement, declined)))
    return takeDecline(event, enterpriseId, deps)
  const token = await agreements.waitingToken(agreementId)
  if (token) await workflows.succeed(token, {})
  return undefined
}
