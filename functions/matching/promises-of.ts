import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type JobPromise, promiseOf } from '../../domain/enterprises/job-promise.ts'
import type { EnterpriseId, JobOrderId } from '../../domain/kernel/ids.ts'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import type { Deps } from '../wiring/deps.ts'

export interface PromiseBy {
  readonly enterpriseId: EnterpriseId
  readonly promise: JobPromise
}

/** What each job order promises, once for all who are offered it. */
export async function promisesOf(
  orders: readonly JobOrder[],
  { enterprises }: Pick<Deps, 'enterprises'>,
): Promise<(jobOrderId: JobOrderId, startDate: CalendarDate) => PromiseBy> {
  const employers = await enterprises.getMany([...new Set(orders.map((order) => order.enterpriseId))])
  return (jobOrderId: JobOrderId, startDate: CalendarDate) => {
    const order = orders.find(({ id }) => id === jobOrderId)
    const employer = employers.find(({ id }) => id === order?.enterpriseId)
    if (!order || !employer) throw new Error(`the job order ${jobOrderId} or its enterprise is gone`)
    return { enterpriseId: employer.id, promise: promiseOf(order, employer, startDate) }
  }
}
