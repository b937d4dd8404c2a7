import type { Delivery } from '../../domain/enterprises/delivery.ts'
import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import type { OutboundEnterpriseEvent } from '../../domain/enterprises/enterprise-events.ts'
import { afterFailure, type Reachability, takesEvents } from '../../domain/enterprises/reachability.ts'
import type { EnterpriseId, EventId } from '../../domain/kernel/ids.ts'
import type { Clock, Instant } from '../../domain/kernel/instant.ts'
import type { deliveriesIn, KeptDelivery } from '../../storage/enterprises/deliveries.ts'
import type { enterprisesIn } from '../../storage/enterprises/enterprises.ts'
import type { linesIn } from '../../storage/enterprises/lines.ts'
import type { Vault } from '../wiring/vault.ts'
import { type EventPost, whatFailed } from './event-post.ts'
import { newDelivery } from './new-delivery.ts'
import type { Workflows } from './workflows.ts'

export interface EnterpriseNotifier {
  /**
   * Sends an event to the enterprise's webhook address, once under one `eventId`, which is the webhook-id of every try. Where the
   * address does not take it, or others wait before it, it waits in line and is tried again in order, for three days or until it
   * is of no use (`useful`): `waiting` is no failure of the caller's. An enterprise without a server gets nothing, and nothing
   * is kept of it: `no-server`. Throws only where we cannot keep what we do.
   */
  notify(
    enterpriseId: EnterpriseId,
    event: OutboundEnterpriseEvent,
    eventId: EventId,
    useful?: Instant,
  ): Promise<Delivery['state'] | 'no-server'>
}

export interface NotifierNeeds {
  readonly enterprises: Pick<ReturnType<typeof enterprisesIn>, 'get' | 'noteReachability'>
  readonly deliveries: Pick<ReturnType<typeof deliveriesIn>, 'get' | 'keep'>
  readonly lines: Pick<ReturnType<typeof linesIn>, 'put' | 'openRun'>
  readonly eventPost: EventPost
  readonly vault: Pick<Vault, 'seal'>
  readonly workflows: Pick<Workflows, 'start'>
  readonly clock: Clock
}

/** Seconds before what a server did not take is tried a second time. */
const firstPause = 5

export function enterpriseNotifierWith(needs: NotifierNeeds): EnterpriseNotifier {
  async function standInLine(kept: KeptDelivery): Promise<Delivery['state']> {
    if (kept.state !== 'waiting') return kept.state
    const { lines, workflows, clock } = needs
    const { enterpriseId, order, id } = kept
    await lines.put({ enterpriseId, order, id }, clock.now())
    // A run that has paused longer and longer over something else is not waited for.
    const hasFailed = kept.attempts > 0
    const run = await lines.openRun(enterpriseId, ({ failures }) => !hasFailed || failures === 0)
    const waitSeconds = hasFailed ? firstPause : 0
    await workflows.start('enterprises/deliver-missed', `${enterpriseId}-${run}`, { enterpriseId, run, waitSeconds })
    return 'waiting'
  }

  return {
    async notify(enterpriseId, event, eventId, useful) {
      const { enterprises, deliveries, eventPost, vault, clock } = needs
      const [enterprise, known] = await Promise.all([enterprises.get(enterpriseId), deliveries.get(eventId)])
      if (!enterprise) throw new Error(`there is no enterprise ${enterpriseId}`)
      const { webhookUrl } = enterprise
      if (webhookUrl === undefined) return 'no-server'
      if (known) return standInLine(known)
      const { payload, delivery } = await newDelivery(enterpriseId, event, { id: eventId, useful }, { vault, clock })
      if (!takesEvents(enterprise.reachability)) return standInLine(await deliveries.keep(delivery))
      const { attempt, outcome } = await eventPost.send({ enterprise, webhookUrl, id: eventId, payload })
      const state = outcome === 'delivered' ? 'delivered' : 'waiting'
      const kept = await deliveries.keep({ ...delivery, state, attempts: 1, last: attempt })
      const before = enterprise.reachability
      if (outcome === 'delivered') {
        if (before) await enterprises.noteReachability(enterpriseId, () => undefined)
        return kept.state
      }
      await noteFailure(enterprise, (now) => afterFailure(now, { outcome, what: whatFailed(attempt), at: attempt.at }))
      return standInLine(kept)
    },
  }

  async function noteFailure(
    { id, reachability }: Enterprise,
    change: (before: Reachability | undefined) => Reachability,
  ): Promise<void> {
    // Nothing is written for one more failure of the same kind.
    if (reachability?.state === change(reachability).state) return
    await needs.enterprises.noteReachability(id, change)
  }
}
