import { tryUntil } from '../../domain/enterprises/delivery.ts'
import { OutboundEnterpriseEvent } from '../../domain/enterprises/enterprise-events.ts'
import type { EnterpriseId, EventId } from '../../domain/kernel/ids.ts'
import type { Clock, Instant } from '../../domain/kernel/instant.ts'
import type { KeptDelivery } from '../../storage/enterprises/deliveries.ts'
import type { Vault } from '../wiring/vault.ts'

interface NewDelivery {
  /** The JSON that is signed. */
  readonly payload: string
  /** What is kept of it before the first try. */
  readonly delivery: KeptDelivery
}

/** An event as it will be sent, checked: a detail that does not belong to an enterprise cannot slip in. */
export async function newDelivery(
  enterpriseId: EnterpriseId,
  event: OutboundEnterpriseEvent,
  { id, useful }: { id: EventId; useful?: Instant | undefined },
  { vault, clock }: { vault: Pick<Vault, 'seal'>; clock: Clock },
): Promise<NewDelivery> {
  const payload = JSON.stringify(OutboundEnterpriseEvent.parse(event))
  const createdAt = clock.now()
  const delivery: KeptDelivery = {
    id,
    enterpriseId,
    order: orderAt(createdAt),
    type: event.type,
    createdAt,
    state: 'waiting',
    tryUntil: tryUntil(createdAt, useful),
    attempts: 0,
    last: null,
    sealedPayload: await vault.seal('event', payload),
  }
  return { payload, delivery }
}

/**
 * Sorts the events of an enterprise as they came about: by our clock, and where it stands still, or two fall into a millisecond,
 * by the machine's.
 */
function orderAt(instant: Instant): string {
  return `${instant} ${(performance.timeOrigin + performance.now()).toFixed(3)}`
}
