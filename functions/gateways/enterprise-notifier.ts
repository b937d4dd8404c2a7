import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import { OutboundEnterpriseEvent } from '../../domain/enterprises/enterprise-events.ts'
import type { EnterpriseId } from '../../domain/kernel/ids.ts'
import type { Clock } from '../../domain/kernel/instant.ts'
import { signedPost } from './signed-post.ts'
import type { WebhookSecrets } from './webhook-secrets.ts'

export interface EnterpriseNotifier {
  /**
   * Posts an event to the enterprise's webhook address. `eventId` is the webhook-id: the same on every retry, so that
   * the enterprise can tell. Throws unless it is answered 2xx; the workflow's retry comes then.
   */
  notify(enterpriseId: EnterpriseId, event: OutboundEnterpriseEvent, eventId: string): Promise<void>
}

export function enterpriseNotifierTo(
  enterprises: { get(enterpriseId: EnterpriseId): Promise<Enterprise | null> },
  webhookSecrets: WebhookSecrets,
  clock: Clock,
): EnterpriseNotifier {
  return {
    async notify(enterpriseId, event, eventId) {
      const enterprise = await enterprises.get(enterpriseId)
      if (!enterprise) throw new Error(`there is no enterprise ${enterpriseId}`)
      const [secret = '', ...retiringSecrets] = await webhookSecrets.valid(enterprise)
      await signedPost({
        url: enterprise.webhookUrl,
        secret,
        retiringSecrets,
        id: eventId,
        at: clock.now(),
        body: OutboundEnterpriseEvent.parse(event),
        answerIgnored: true,
      })
    },
  }
}
