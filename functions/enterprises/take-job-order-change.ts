import { type ChangeJobOrder, changeJobOrder } from '../../domain/enterprises/change-job-order.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import type { SaidBy } from '../../domain/enterprises/said-by.ts'
import type { EnterpriseId, JobOrderId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { isRefusal, noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'

interface Change {
  readonly jobOrderId: JobOrderId
  readonly change: ChangeJobOrder
  /** The enterprise that says so: an order of another one does not exist for it. */
  readonly saidFor?: EnterpriseId
  readonly at?: Instant
  readonly saidBy?: SaidBy
}

/** Changes an order that an enterprise has reported; the same change again changes nothing. */
export async function takeJobOrderChange(
  said: Change,
  deps: Pick<Deps, 'agreements' | 'jobOrders' | 'places' | 'clock'>,
): Promise<JobOrder | Refusal> {
  const { jobOrderId, change, saidFor, at, saidBy } = said
  // Read before the claims: a batch that asks after this look is found by the condition of the write.
  const seen = await deps.jobOrders.seen(jobOrderId)
  if (!seen || (saidFor && saidFor !== seen.jobOrder.enterpriseId)) return noSuch('job order')
  const [agreement, claims] = await Promise.all([
    deps.agreements.get(seen.jobOrder.agreementId),
    deps.places.claimsOn(jobOrderId),
  ])
  if (!agreement) return noSuch('agreement')
  const now = deps.clock.now()
  const changed = changeJobOrder(seen.jobOrder, change, { agreement, claims, at: now, ...(at && { saidAt: at }) })
  if (isRefusal(changed) || changed === seen.jobOrder) return changed
  const kept = { ...changed, ...(saidBy && { saidBy }) }
  // Somebody was faster: judged anew, what stands is changed or the reason told.
  return (await deps.jobOrders.change(seen, kept)) ? kept : takeJobOrderChange(said, deps)
}
