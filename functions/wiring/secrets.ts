import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import * as z from 'zod'

/** Every secret there is; the catalog says which function may read which. */
export const secretSchemas = {
  /** AES-256 keys by id, the one that seals now, and the key of the look-up hashes; all base64, 32 bytes. */
  sealing: z.object({ current: z.string(), keys: z.record(z.string(), z.string()), lookup: z.string() }),
  /** Makes the unguessable part of trip-page links; base64, 32 bytes. */
  links: z.object({ key: z.string() }),
  /** Derives each enterprise's webhook secret; base64, 32 bytes. */
  webhooks: z.object({ key: z.string() }),
  /** Shared with the SMS provider: signs what we send and what it posts back (`whsec_…`). */
  sms: z.object({ secret: z.string() }),
  /** Shared with the carriers (`whsec_…`). */
  carriers: z.object({ secret: z.string() }),
} as const

export type SecretName = keyof typeof secretSchemas
export type Secret<Name extends SecretName> = z.infer<(typeof secretSchemas)[Name]>

export interface Secrets {
  read<Name extends SecretName>(name: Name): Promise<Secret<Name>>
  /** For who holds something newer than what was read: fetches it again. */
  readAgain<Name extends SecretName>(name: Name): Promise<Secret<Name>>
}

/** Reads a secret once a container: a rotation takes effect with the next one, within hours. */
export function secretsIn(client: SecretsManagerClient, prefix: string): Secrets {
  const known = new Map<SecretName, Promise<unknown>>()
  async function fetchSecret(name: SecretName): Promise<unknown> {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: `${prefix}${name}` }))
    return secretSchemas[name].parse(JSON.parse(SecretString ?? ''))
  }
  function readAgain<Name extends SecretName>(name: Name): Promise<Secret<Name>> {
    const found = fetchSecret(name)
    found.catch(() => known.delete(name))
    known.set(name, found)
    return found as Promise<Secret<Name>>
  }
  return {
    read: <Name extends SecretName>(name: Name) =>
      (known.get(name) as Promise<Secret<Name>> | undefined) ?? readAgain(name),
    readAgain,
  }
}
