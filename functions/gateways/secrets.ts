import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import * as z from 'zod'
import { Instant } from '../../domain/kernel/instant.ts'
import { parseJson } from '../../domain/kernel/parse-json.ts'

/** AES-256 and HMAC-SHA256 take an empty key as willingly as a true one, so a secret that is none is refused here. */
const Key = z.base64().refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes, as base64')
const SharedSecret = z.string().regex(/^(?!whsec_$)./, 'must be a secret of Standard Webhooks (whsec_…)')

/** Every secret there is; the catalog says which function may read which. */
export const secretSchemas = {
  /** AES-256 keys by id, of what is about nobody in particular; the one that seals now; and the key of the look-up hashes. */
  sealing: z.object({ current: z.string(), keys: z.record(z.string(), Key), lookup: Key }),
  /** Wraps the data keys of people, by id, and the one that wraps now: who has it not opens no detail of anybody. */
  details: z.object({ current: z.string(), keys: z.record(z.string(), Key) }),
  /** Makes the unguessable part of trip-page links. */
  links: z.object({ key: Key }),
  /** Private P-256 keys by id that sign boarding codes: each from a moment on, and until one after which its codes are refused. */
  boarding: z.object({
    keys: z
      .record(
        z.string().regex(/^[0-9a-z]{1,8}$/),
        z.object({ d: Key, from: Instant.optional(), until: Instant.optional() }),
      )
      .refine((keys) => Object.keys(keys).length > 0, 'must hold a key'),
  }),
  /** Derives each enterprise's webhook secret. */
  webhooks: z.object({ key: Key }),
  /**
   * Shared with an SMS provider of our own contract: signs what we send and what it posts back (`whsec_…`). Of each other provider
   * the keys that it gave us, and `pushToken`, the unguessable part of the address to which it pushes.
   */
  sms: z.object({
    secret: SharedSecret,
    providers: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  }),
  /** Shared with the carriers (`whsec_…`). */
  carriers: z.object({ secret: SharedSecret }),
} as const

export type SecretName = keyof typeof secretSchemas
export type Secret<Name extends SecretName> = z.infer<(typeof secretSchemas)[Name]>

export interface Secrets {
  read<Name extends SecretName>(name: Name): Promise<Secret<Name>>
  /** For who holds something newer than what was read: fetches it again. */
  readAgain<Name extends SecretName>(name: Name): Promise<Secret<Name>>
}

/**
 * Reads a secret once a container: a rotation takes effect with the next one, within hours. Where one cannot be read or used
 * the error names it and says why, and nothing of what it holds; the next call tries again.
 */
export function secretsIn(client: SecretsManagerClient, prefix: string): Secrets {
  const known = new Map<SecretName, Promise<unknown>>()
  async function fetchSecret(name: SecretName): Promise<unknown> {
    const id = prefix + name
    const text = await client.send(new GetSecretValueCommand({ SecretId: id })).then(
      ({ SecretString }) => SecretString,
      (error: unknown) => {
        throw new Error(`the secret ${id} cannot be read: ${String(error)}`, { cause: error })
      },
    )
    const parsed = secretSchemas[name].safeParse(parseOrNothing(text))
    if (parsed.success) return parsed.data
    throw new Error(
      `the secret ${id} cannot be used; \`npm run -s secrets -- new ${name}\` makes one: ${parsed.error.message}`,
    )
  }
  function keep(name: SecretName, found: Promise<unknown>): void {
    const before = known.get(name)
    known.set(name, found)
    found.catch(() => {
      if (known.get(name) !== found) return
      if (before) known.set(name, before)
      else known.delete(name)
    })
  }
  function readAgain<Name extends SecretName>(name: Name): Promise<Secret<Name>> {
    const found = fetchSecret(name)
    keep(name, found)
    return found as Promise<Secret<Name>>
  }
  return {
    read: <Name extends SecretName>(name: Name) =>
      (known.get(name) as Promise<Secret<Name>> | undefined) ?? readAgain(name),
    readAgain,
  }
}

/** JSON's own error would repeat the secret, in a log. */
function parseOrNothing(text: string | undefined): unknown {
  try {
    return parseJson(text ?? '')
  } catch {
    return undefined
  }
}
