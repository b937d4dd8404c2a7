import { enterpriseSentences } from '../../domain/enterprises/enterprise-sentences.ts'
import { revokeSecret, type SecretVersions, versionsValidAt } from '../../domain/enterprises/secret-versions.ts'
import { noSuch, refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

/** A secret that leaked counts no longer from this moment, in neither direction. */
async function revokeWebhookSecret(
  { params: { enterpriseId }, body: { version } }: Call<Routes['revoke-webhook-secret']>,
  { enterprises, webhookSecrets, clock }: Pick<Deps, 'enterprises' | 'webhookSecrets' | 'clock'>,
) {
  const seen = await enterprises.get(enterpriseId)
  if (!seen) return noSuch('enterprise')
  const valid = versionsValidAt(seen.secretVersions, clock.now())
  if (version !== undefined && !valid.includes(version))
    return refuse('invalid-state', enterpriseSentences('secret-counts-not', { version, valid }))
  const revoked = (versions: SecretVersions) => revokeSecret(versions, version)
  const enterprise = await enterprises.changeSecrets(enterpriseId, seen.secretVersions, revoked)
  if (!enterprise) return noSuch('enterprise')
  if (version !== undefined && versionsValidAt(enterprise.secretVersions, clock.now()).includes(version))
    return refuse('conflict', enterpriseSentences('secrets-changed'))
  return { enterprise, webhookSecret: await webhookSecrets.current(enterprise) }
}

export const handler = http(routes['revoke-webhook-secret'], revokeWebhookSecret)
