import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { ReportJobOrder, reportJobOrder } from '../../domain/enterprises/report-job-order.ts'
import type { SaidBy } from '../../domain/enterprises/said-by.ts'
import type { EnterpriseId, JobOrderId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { madeOtherwise } from '../../domain/kernel/made-otherwise.ts'
import { isRefusal, noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'

const reported = ReportJobOrder.keyof().options

/**
 * Takes what an enterprise, or staff on its behalf, reported under an active agreement. `reportedBy` is the enterprise
 * that signed the event: an agreement of another one does not exist for it.
 */
export async function takeJobOrder(
  report: ReportJobOrder,
  {
    jobOrderId,
    reportedBy,
    at,
    saidBy,
  }: { jobOrderId: JobOrderId; reportedBy?: EnterpriseId; at?: Instant; saidBy?: SaidBy },
  { agreements, jobOrders, clock }: Pick<Deps, 'agreements' | 'jobOrders' | 'clock'>,
): Promise<JobOrder | Refusal> {
  const agreement = await agreements.get(report.agreementId)
  if (!agreement || (reportedBy && reportedBy !== agreement.enterpriseId)) return noSuch('agreement')
  const known = await jobOrders.get(jobOrderId)
  if (known) return madeOtherwise(known, report, reported, jobOrderId) ?? known
  const now = clock.now()
  const jobOrder = reportJobOrder(report, agreement, { id: jobOrderId, at: now, saidAt: at ?? now })
  return isRefusal(jobOrder) ? jobOrder : await jobOrders.report({ ...jobOrder, ...(saidBy && { saidBy }) })
}
