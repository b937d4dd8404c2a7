import * as z from 'zod'
import { Instant, plus } from '../kernel/instant.ts'

/** Hours that an enterprise has to install a new secret; until then the one before it counts too. */
const installationHours = 24

const version = z.int().positive()

/** Webhook secrets are derived from the enterprise and a version, never stored: these are the versions that count. */
export const SecretVersions = z.object({
  current: version,
  retiring: z.array(z.object({ version, until: Instant })),
})
export type SecretVersions = z.infer<typeof SecretVersions>

export const firstSecretVersion: SecretVersions = { current: 1, retiring: [] }

export function rotateSecret({ current, retiring }: SecretVersions, at: Instant): SecretVersions {
  const until = plus(at, { hours: installationHours })
  return {
    current: current + 1,
    retiring: [{ version: current, until }, ...retiring.filter((old) => old.until > at)],
  }
}

/** The current version first. */
export function versionsValidAt({ current, retiring }: SecretVersions, at: Instant): number[] {
  return [current, ...retiring.filter(({ until }) => until > at).map((old) => old.version)]
}
