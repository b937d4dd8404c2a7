import type { Deps } from '../wiring/deps.ts'

/** Whom a link is for: what one opens, no other does. */
export type LinkKind = 'enterprise link' | 'escort link' | 'event page'

/** How a link's token is kept: a keyed hash, which leads to the link and from which nothing leads back. */
export function hashOfLink(
  token: string,
  { vault }: Pick<Deps, 'vault'>,
  kind: LinkKind = 'enterprise link',
): Promise<string> {
  return vault.fingerprint(`${kind}\u0000${token}`)
}
