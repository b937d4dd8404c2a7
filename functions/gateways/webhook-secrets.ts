import { createHmac } from 'node:crypto'
import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import { versionsValidAt } from '../../domain/enterprises/secret-versions.ts'
import type { Clock } from '../../domain/kernel/instant.ts'
import type { Secrets } from './secrets.ts'

type Keyholder = Pick<Enterprise, 'id' | 'secretVersions'>

export interface WebhookSecrets {
  /** `whsec_…`: what the enterprise is given when it registers, and after a rotation. */
  current(enterprise: Keyholder): Promise<string>
  /** Those that may sign now, current first: one or, within a day of a rotation, also the one before. */
  valid(enterprise: Keyholder): Promise<readonly string[]>
}

/**
 * An enterprise's secrets come from one key, its id and a version number: nothing that could leak is kept with it.
 * The HMAC-SHA256 has 32 bytes, within the 24 to 64 of Standard Webhooks.
 */
export function webhookSecretsFrom(secrets: Pick<Secrets, 'read'>, clock: Clock): WebhookSecrets {
  async function derive(id: Enterprise['id'], versions: readonly number[]): Promise<string[]> {
    const { key } = await secrets.read('webhooks')
    return versions.map((version) => {
      const hmac = createHmac('sha256', Buffer.from(key, 'base64')).update(`${id}:${version}`)
      return `whsec_${hmac.digest('base64')}`
    })
  }
  return {
    async current({ id, secretVersions }) {
      const [secret = ''] = await derive(id, [secretVersions.current])
      return secret
    },
    valid: ({ id, secretVersions }) => derive(id, versionsValidAt(secretVersions, clock.now())),
  }
}
