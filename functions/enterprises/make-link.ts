import { type EnterpriseLink, linkDays } from '../../domain/enterprises/enterprise-link.ts'
import { plus } from '../../domain/kernel/instant.ts'
import type { KeptLink } from '../../storage/enterprises/enterprise-links.ts'
import type { Deps } from '../wiring/deps.ts'
import { hashOfLink } from './hash-of-link.ts'
import { linkToken } from './link-token.ts'

interface Asked extends Pick<EnterpriseLink, 'id' | 'enterpriseId' | 'subject'> {
  readonly madeBy?: string
  readonly validDays?: number | undefined
}

export type LinkMaking = Pick<Deps, 'enterpriseLinks' | 'secrets' | 'vault' | 'clock'>

/** Makes the link of this id, or finds it as it stands; its token is told to whoever asks for it and kept nowhere. */
export async function makeLink(
  { validDays, ...asked }: Asked,
  deps: LinkMaking,
): Promise<KeptLink & { readonly token: string }> {
  const token = await linkToken(asked.id, deps)
  const madeAt = deps.clock.now()
  const validUntil = plus(madeAt, { days: validDays ?? linkDays[asked.subject.purpose] })
  const kept = await deps.enterpriseLinks.keep({ ...asked, madeAt, validUntil }, await hashOfLink(token, deps))
  return { ...kept, token }
}
