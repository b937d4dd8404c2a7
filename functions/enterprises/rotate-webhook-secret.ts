import { rotateSecret } from '../../domain/enterprises/secret-versions.ts'
import { noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

/** Who began before another had rotated is told the secret that came of that, and begins none of their own. */
async function rotateWebhookSecret(
  { params: { enterpriseId } }: Call<Routes['rotate-webhook-secret']>,
  { enterprises, webhookSecrets, clock }: Pick<Deps, 'enterprises' | 'webhookSecrets' | 'clock'>,
) {
  const seen = await enterprises.get(enterpriseId)
  if (!seen) return noSuch('enterprise')
  const rotated = (versions: typeof seen.secretVersions) => rotateSecret(versions, clock.now())
  const enterprise = await enterprises.changeSecrets(enterpriseId, seen.secretVersions, rotated)
  if (!enterprise) return noSuch('enterprise')
  return { enterprise, webhookSecret: await webhookSecrets.current(enterprise) }
}

export const handler = http(routes['rotate-webhook-secret'], rotateWebhookSecret)
