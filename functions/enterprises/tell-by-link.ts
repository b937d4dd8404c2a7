import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import { type LinkSubject, linkStanding } from '../../domain/enterprises/enterprise-link.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { type LinkMaking, makeLink } from './make-link.ts'
import { sendLink } from './send-link.ts'
import type { FirmText, Texting } from './text-contact.ts'

export type TellingByLink = LinkMaking & Texting

/**
 * Tells an enterprise without a server by a link of its own making: made once for what it is about, and texted once under `key`. One
 * that was revoked, or whose time is over, is followed by another. Answers whether the contact got the text.
 */
export async function tellByLink(
  enterprise: Pick<Enterprise, 'id' | 'name'>,
  { subject, ...text }: FirmText & { readonly key: string; readonly subject: LinkSubject },
  deps: TellingByLink,
): Promise<boolean> {
  const { id: enterpriseId } = enterprise
  const about = Object.values(subject)
  const first = await makeLink({ id: derivedId('LinkId', enterpriseId, ...about), enterpriseId, subject }, deps)
  const isOver = ['revoked', 'expired'].includes(linkStanding(first.link, deps.clock.now()))
  const made = isOver
    ? await makeLink({ id: derivedId('LinkId', enterpriseId, ...about, text.key), enterpriseId, subject }, deps)
    : first
  return (await sendLink(enterprise, made, text, deps)) === 'taken'
}
