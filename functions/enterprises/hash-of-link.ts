import type { Deps } from '../wiring/deps.ts'

/** How a link's token is kept: a keyed hash, which leads to the link and from which nothing leads back. */
export function hashOfLink(token: string, { vault }: Pick<Deps, 'vault'>): Promise<string> {
  return vault.fingerprint(`enterprise link\u0000${token}`)
}
