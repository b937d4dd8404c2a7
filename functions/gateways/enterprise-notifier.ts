import type { Delivery } from '../../domain/enterprises/delivery.ts'
import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import type { OutboundEnterpriseEvent } from '../../domain/enterprises/enterprise-events.ts'
import { afterFailure, type Reachability, takesEvents } from '../../domain/enterprises/reachability.ts'
import type { EventId } from '../../domain/kernel/ids.ts'
import type { Clock, Instant } from '../../domain/kernel/instant.ts'
import type { deliveriesIn, KeptDelivery } from '../../storage/enterprises/deliveries.ts'
import type { enterprisesIn } from '../../storage/enterprises/enterprises.ts'
import type { linesIn } from '../../storage/enterprises/lines.ts'
import type { Vault } from '../wiring/vault.ts'
import { type EventPost, whatFailed } from './event-post.ts'
import { newDelivery } from './new-delivery.ts'
import type { Workflows } from './workflows.ts'

/** `eventId` is the webhook-id of every try; `useful`: until when it is of use. */
export interface OutgoingEvent {
  readonly event: OutboundEnterpriseEvent
  readonly eventId: EventId
  readonly useful?: Instant | undefined
}

export interface EnterpriseNotifier {
  /**
   * Sends events in their order to the webhook address of an enterprise, as the caller has just read it, each once under its id. Where the
   * address does not take one, or others wait before it, it waits in line and is tried again in order, for three days or until it is of no
   * use: `waiting` is no failure of the caller's. Answers how each stands. An enterprise without a server gets nothing, and nothing is kept
   * of it: `no-server`. Throws only where we cannot keep what we do.
   */
  notify(enterprise: Enterprise, events: readonly OutgoingEvent[]): Promise<readonly Delivery['state'][] | 'no-server'>
}

export interface NotifierNeeds {
  readonly enterprises: Pick<ReturnType<typeof enterprisesIn>, 'noteReachability'>
  readonly deliveries: Pick<ReturnType<typeof deliveriesIn>, 'getMany' | 'keep'>
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

  /** A first try; and how the address stands after it. */
  async function send(
    enterprise: Enterprise & { readonly webhookUrl: string },
    { event, eventId: id, useful }: OutgoingEvent,
  ): Promise<{ state: Delivery['state']; reachability: Reachability | undefined }> {
    const { enterprises, deliveries, eventPost, vault, clock } = needs
    const { id: enterpriseId, webhookUrl, reachability } = enterprise
    const { payload, delivery } = await newDelivery(enterpriseId, event, { id, useful }, { vault, clock })
    if (!takesEvents(reachability)) return { state: await standInLine(await deliveries.keep(delivery)), reachability }
    const { attempt, outcome } = await eventPost.send({ enterprise, webhookUrl, id, payload })
    const sent = outcome === 'delivered' ? 'delivered' : 'waiting'
    const kept = await deliveries.keep({ ...delivery, state: sent, attempts: 1, last: attempt })
    if (outcome === 'delivered') {
      if (reachability) await enterprises.noteReachability(enterpriseId, () => undefined)
      return { state: kept.state, reachability: undefined }
    }
    const failure = { outcome, what: whatFailed(attempt), at: attempt.at }
    const after = await noteFailure(enterprise, (before) => afterFailure(before, failure))
    return { state: await standInLine(kept), reachability: after }
  }

  /** Nothing is written for one more failure of the same kind. */
  async function noteFailure(
    { id, reachability }: Enterprise,
    change: (before: Reachability | undefined) => Reachability,
  ): Promise<Reachability | undefined> {
    if (reachability?.state === change(reachability).state) return reachability
    return (await needs.enterprises.noteReachability(id, change))?.reachability
  }

  return {
    async notify(enterprise, events) {
      const { webhookUrl } = enterprise
      if (webhookUrl === undefined) return 'no-server'
      const known = await needs.deliveries.getMany(events.map(({ eventId }) => eventId))
      const states: Delivery['state'][] = []
      let standing = { ...enterprise, webhookUrl }
      for (const outgoing of events) {
        const kept = known.get(outgoing.eventId)
        if (kept) states.push(await standInLine(kept))
        else {
          const { state, reachability } = await send(standing, outgoing)
          const { reachability: _before, ...others } = standing
          standing = reachability ? { ...others, reachability } : others
          states.push(state)
        }
      }
      return states
    },
  }
}
