import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import type { JobOrderId, WorkerId } from '../../domain/kernel/ids.ts'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import { holdsBrand } from '../../domain/surveys/skill-certificate.ts'
import type { Deps } from '../wiring/deps.ts'

interface Match {
  readonly workerId: WorkerId
  readonly jobOrderId: JobOrderId
  readonly startDate: CalendarDate
}

/** Whose certificate, as it stands at this moment, is not what the order of their match asks for. */
export async function whoLacksCertificate(
  proposals: readonly Match[],
  orders: readonly Pick<JobOrder, 'id' | 'requiredBrand'>[],
  { skillCertificates }: Pick<Deps, 'skillCertificates'>,
): Promise<ReadonlySet<WorkerId>> {
  const asked = new Map(orders.flatMap(({ id, requiredBrand }) => (requiredBrand ? [[id, requiredBrand]] : [])))
  const lacking = new Set<WorkerId>()
  for (const { workerId, jobOrderId, startDate } of proposals) {
    const brand = asked.get(jobOrderId)
    if (brand && !holdsBrand(await skillCertificates.ofWorker(workerId), brand, startDate)) lacking.add(workerId)
  }
  return lacking
}
