import type { InboundEnterpriseEventType } from '../../domain/enterprises/enterprise-events.ts'
import { type EventRule, judgeEvent } from '../../domain/kernel/judge-event.ts'
import { isRefusal, noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import type { Call } from '../wiring/http.ts'
import { rehearse, rehearsedEnterprise } from '../wiring/rehearse.ts'
import { webhook } from '../wiring/webhook.ts'
import { type Routes, routes } from './catalog.ts'
import { type EnterpriseEventVerb, enterpriseEvents } from './enterprise-events.ts'

/** Whatever it says, it has happened. */
const anyEvent = (type: InboundEnterpriseEventType): EventRule<'sent'> => ({
  name: { zh: `${type} 事件`, en: `The event ${type}` },
  states: { sent: 'fits' },
})

async function receiveEvent(
  { params, body, key }: Omit<Call<Routes['receive-event']>, 'staff'>,
  deps: Deps,
): Promise<unknown> {
  const { type, timestamp: at } = body
  const judged = judgeEvent(anyEvent(type), { state: 'sent', at, now: deps.clock.now() })
  if (isRefusal(judged)) return judged
  const verb = enterpriseEvents[type] as EnterpriseEventVerb<InboundEnterpriseEventType>
  const from = { enterpriseId: params.enterpriseId, eventId: key, at }
  return (await verb(body.data, from, deps)) ?? {}
}

async function senderOf(
  { enterpriseId }: Call<Routes['receive-event']>['params'],
  { enterprises, webhookSecrets }: Pick<Deps, 'enterprises' | 'webhookSecrets'>,
) {
  const enterprise = await enterprises.get(enterpriseId)
  if (!enterprise) return noSuch('address')
  return { name: enterpriseId, secrets: await webhookSecrets.valid(enterprise) }
}

const receiving = webhook(routes['receive-event'], { of: senderOf }, receiveEvent)

/** The enterprise of rehearsals comes in by the same door, and is known beside the true ones only. */
export const handler: typeof receiving = (event, context) =>
  event.pathParameters?.['enterpriseId'] === rehearsedEnterprise
    ? rehearse(() => receiving(event, context))
    : receiving(event, context)
