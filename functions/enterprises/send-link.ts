import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import type { KeptLink } from '../../storage/enterprises/enterprise-links.ts'
import type { Deps } from '../wiring/deps.ts'
import { type FirmText, type Texting, textContact } from './text-contact.ts'

/** Texts a link to the enterprise's contact, once under a key. Answers whether the contact got it, now or by an earlier try. */
export async function sendLink(
  enterprise: Pick<Enterprise, 'id' | 'name'>,
  { link, tokenHash, sentUnder, token }: KeptLink & { readonly token: string },
  text: FirmText & { readonly key: string },
  deps: Texting & Pick<Deps, 'enterpriseLinks'>,
): Promise<'taken' | 'refused' | 'no-contact'> {
  if (sentUnder === text.key && link.sent) return link.sent.taken ? 'taken' : 'refused'
  const fate = await textContact(enterprise, { ...text, token }, deps)
  if (fate !== 'no-contact')
    await deps.enterpriseLinks.noteSent(tokenHash, { at: deps.clock.now(), taken: fate === 'taken' }, text.key)
  return fate
}
