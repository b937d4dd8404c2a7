import type { DeliveryAttempt } from '../../domain/enterprises/delivery.ts'
import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import { derivedId, type EventId } from '../../domain/kernel/ids.ts'
import { newDelivery } from '../gateways/new-delivery.ts'
import type { Deps } from '../wiring/deps.ts'

/**
 * Sends a signed `test` event to an address of the enterprise now, once, past whatever waits in line. It is on record among the
 * deliveries; how the address stands does not change by it.
 */
export async function sendTest(
  enterprise: Enterprise,
  webhookUrl: string,
  key: string,
  deps: Pick<Deps, 'deliveries' | 'eventPost' | 'vault' | 'clock'>,
): Promise<{ id: EventId; isTaken: boolean; attempt: DeliveryAttempt }> {
  const { id: enterpriseId } = enterprise
  const event = { type: 'test', timestamp: deps.clock.now(), data: { enterpriseId } } as const
  const id = derivedId('EventId', enterpriseId, 'tested', key, webhookUrl)
  const { payload, delivery } = await newDelivery(enterpriseId, event, { id }, deps)
  const { attempt, outcome } = await deps.eventPost.send({ enterprise, webhookUrl, id, payload })
  const isTaken = outcome === 'delivered'
  await deps.deliveries.keep({ ...delivery, state: isTaken ? 'delivered' : 'given-up', attempts: 1, last: attempt })
  return { id, isTaken, attempt }
}
