import * as z from 'zod'
import { Instant, plus } from '../kernel/instant.ts'

/** Hours that an enterprise has to install a new secret; until then the one before it counts too. */
export const installationHours = 24

const version = z.int().positive()

/** Webhook secrets are derived from the enterprise and a version, never stored: these are the versions that count, two at most. */
export const SecretVersions = z.object({
  current: version,
  retiring: z.array(z.object({ version, until: Instant })),
})
export type SecretVersions = z.infer<typeof SecretVersions>

export const firstSecretVersion: SecretVersions = { current: 1, retiring: [] }

/** The version before counts for a day; one that was retiring still counts no longer. */
export function rotateSecret({ current }: SecretVersions, at: Instant): SecretVersions {
  const until = plus(at, { hours: installationHours })
  return { current: current + 1, retiring: [{ version: current, until }] }
}

/** The version counts no longer, at once; a new one takes the place of the current. Without a version, none that counted counts. */
export function revokeSecret({ current, retiring }: SecretVersions, revoked?: number): SecretVersions {
  if (revoked === undefined) return { current: current + 1, retiring: [] }
  return {
    current: revoked === current ? current + 1 : current,
    retiring: retiring.filter((old) => old.version !== revoked),
  }
}

/** The current version first, then at most one before it, also of those that rotated more often before. */
export function versionsValidAt({ current, retiring }: SecretVersions, at: Instant): number[] {
  return [current, ...retiring.filter(({ until }) => until > at).map((old) => old.version)].slice(0, 2)
}
