import { noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

async function rotateWebhookSecret(
  { params }: Call<Routes['rotate-webhook-secret']>,
  { enterprises, webhookSecrets, clock }: Pick<Deps, 'enterprises' | 'webhookSecrets' | 'clock'>,
) {
  const enterprise = await enterprises.rotateSecret(params.enterpriseId, clock.now())
  if (!enterprise) return noSuch('enterprise')
  return { enterprise, webhookSecret: await webhookSecrets.current(enterprise) }
}

export const handler = http(routes['rotate-webhook-secret'], rotateWebhookSecret)
