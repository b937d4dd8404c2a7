import { type LinkPurpose, type LinkStanding, linkStanding } from '../../domain/enterprises/enterprise-link.ts'
import type { Language } from '../../domain/kernel/words.ts'
import { hashOfLink } from '../enterprises/hash-of-link.ts'
import type { Deps } from '../wiring/deps.ts'
import { html } from '../wiring/html.ts'
import { FileReply } from '../wiring/reply.ts'
import { pageReply, webPage } from '../wiring/web-page.ts'
import type { FirmPage } from './firm-page.ts'

/** The page behind a token, or the reply that says why it leads nowhere. Nothing of the enterprise is told there. */
export async function openLink(token: string, language: Language, deps: Deps): Promise<FirmPage | FileReply> {
  const kept = await deps.enterpriseLinks.byToken(await hashOfLink(token, deps))
  const enterprise = kept && (await deps.enterprises.get(kept.link.enterpriseId))
  if (!kept || !enterprise) return nowhere('unknown', language)
  const standing = linkStanding(kept.link, deps.clock.now())
  if (standing === 'revoked' || standing === 'expired') return nowhere(standing, language)
  return {
    link: kept.link,
    subject: kept.link.subject,
    tokenHash: kept.tokenHash,
    enterprise,
    address: `${deps.settings.PUBLIC_URL}/e/${token}`,
    language,
    say: (zh, en) => (language === 'zh' ? zh : en),
  }
}

/** The page, where its link is for this purpose: a form of another page does nothing here. */
export async function openLinkFor<Purpose extends LinkPurpose>(
  purpose: Purpose,
  token: string,
  language: Language,
  deps: Deps,
): Promise<FirmPage<Purpose> | FileReply> {
  const page = await openLink(token, language, deps)
  if (page instanceof FileReply || page.subject.purpose === purpose) return page as FirmPage<Purpose> | FileReply
  return nowhere('unknown', language)
}

const words: Record<Extract<LinkStanding, 'revoked' | 'expired'> | 'unknown', Record<Language, [string, string]>> = {
  unknown: {
    zh: ['没有这个页面', '链接不完整。请打开短信或者聊天里的完整链接，或者联系就业服务专员。'],
    en: ['No such page', 'The link is not complete. Open it as it was sent to you, or call your specialist.'],
  },
  revoked: {
    zh: ['链接已停用', '这个链接已停用，没有改变任何登记。请联系就业服务专员要新的链接。'],
    en: ['The link was withdrawn', 'It counts no longer, and nothing was changed. Ask your specialist for a new one.'],
  },
  expired: {
    zh: ['链接已过期', '这个链接已过期，没有改变任何登记。请联系就业服务专员要新的链接。'],
    en: ['The link has expired', 'Its time is over, and nothing was changed. Ask your specialist for a new one.'],
  },
}

function nowhere(why: keyof typeof words, language: Language): FileReply {
  const [title, text] = words[why][language]
  return pageReply(webPage(title, html`<p>${text}</p>`, language), why === 'unknown' ? 404 : 410)
}
