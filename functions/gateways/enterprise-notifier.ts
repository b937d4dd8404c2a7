import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import { OutboundEnterpriseEvent } from '../../domain/enterprises/enterprise-events.ts'
import type { EnterpriseId } from '../../domain/kernel/ids.ts'
import type { Clock } from '../../domain/kernel/instant.ts'
import type { Reach } from './reach.ts'
import { signedPost } from './signed-post.ts'
import type { WebhookSecrets } from './webhook-secrets.ts'

export interface EnterpriseNotifier {
  /**
   * Posts an event to the enterprise's webhook address. `eventId` is the webhook-id: the same on every retry, so that
   * the enterprise can tell. Throws unless it is answered 2xx; the workflow's retry comes then.
   */
  notify(enterpriseId: EnterpriseId, event: OutboundEnterpriseEvent, eventId: string): Promise<void>
}

/** An enterprise owes us a 2xx and nothing else. */
const mostBytes = 64 * 1024

export function enterpriseNotifierTo(
  enterprises: { get(enterpriseId: EnterpriseId): Promise<Enterprise | null> },
  webhookSecrets: WebhookSecrets,
  reach: Reach,
  clock: Clock,
): EnterpriseNotifier {
  return {
    async notify(enterpriseId, event, eventId) {
      const enterprise = await enterprises.get(enterpriseId)
      if (!enterprise) throw new Error(`there is no enterprise ${enterpriseId}`)
      const { status } = await signedPost({
        url: enterprise.webhookUrl,
        reach,
        secrets: await webhookSecrets.valid(enterprise),
        id: eventId,
        at: clock.now(),
        payload: JSON.stringify(OutboundEnterpriseEvent.parse(event)),
        mostBytes,
      })
      if (status < 200 || status > 299)
        throw new Error(`${new URL(enterprise.webhookUrl).origin} answered ${status} to ${eventId}`)
    },
  }
}
