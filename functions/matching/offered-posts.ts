import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import type { JobOrderId } from '../../domain/kernel/ids.ts'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import type { AskedAlike } from '../../domain/matching/round-messages.ts'
import type { Deps } from '../wiring/deps.ts'
import { promisesOf } from './promises-of.ts'

/** People by the post that they are offered, with what it promises, for the reckoning of their texts. */
export async function offeredPosts(
  offers: readonly { readonly jobOrderId: JobOrderId; readonly startDate: CalendarDate; readonly people: number }[],
  orders: readonly JobOrder[],
  deps: Pick<Deps, 'enterprises'>,
): Promise<AskedAlike[]> {
  const offered = new Set(offers.map(({ jobOrderId }) => jobOrderId))
  const promised = await promisesOf(
    orders.filter(({ id }) => offered.has(id)),
    deps,
  )
  return offers.map(({ jobOrderId, startDate, people }) => ({
    people,
    promise: promised(jobOrderId, startDate).promise,
  }))
}
