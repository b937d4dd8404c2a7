import { createHash, randomBytes } from 'node:crypto'
import { secretPrefix } from '../../functions/gateways/resource-names.ts'
import { newSecret, secretNames } from '../../functions/wiring/new-secret.ts'

/**
 * Makers of every secret for the first start. With a seed they follow from it, as ids are made with these keys and the
 * same seed must give the same run; such secrets are for data that is thrown away.
 */
export function firstSecrets(seed: number | undefined): Record<string, () => string> {
  const bytes = (purpose: string) =>
    seed === undefined ? randomBytes(32) : createHash('sha256').update(`${seed} ${purpose}`).digest()
  return Object.fromEntries(
    secretNames.map((name) => [
      secretPrefix() + name,
      () => newSecret(name, (purpose) => bytes(purpose).toString('base64')),
    ]),
  )
}
