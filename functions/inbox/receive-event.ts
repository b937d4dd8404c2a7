import type { InboundEnterpriseEventType } from '../../domain/enterprises/enterprise-events.ts'
import { refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import type { Call } from '../wiring/http.ts'
import { webhook } from '../wiring/webhook.ts'
import { type Routes, routes } from './catalog.ts'
import { type EnterpriseEventVerb, enterpriseEvents } from './enterprise-events.ts'

async function receiveEvent(
  { params, body, key }: Omit<Call<Routes['receive-event']>, 'staff'>,
  deps: Deps,
): Promise<unknown> {
  const verb = enterpriseEvents[body.type] as EnterpriseEventVerb<InboundEnterpriseEventType>
  return (await verb(body.data, { enterpriseId: params.enterpriseId, eventId: key }, deps)) ?? {}
}

async function senderOf(
  { enterpriseId }: Call<Routes['receive-event']>['params'],
  { enterprises, webhookSecrets }: Pick<Deps, 'enterprises' | 'webhookSecrets'>,
) {
  const enterprise = await enterprises.get(enterpriseId)
  if (!enterprise) return refuse('not-found', 'There is no such address.')
  return { name: enterpriseId, secrets: await webhookSecrets.valid(enterprise) }
}

export const handler = webhook(routes['receive-event'], { of: senderOf }, receiveEvent)
