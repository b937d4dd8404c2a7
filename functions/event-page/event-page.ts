import { timingSafeEqual } from 'node:crypto'
import type { Campaign } from '../../domain/campaigns/campaign.ts'
import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import { RecruitmentEventId } from '../../domain/kernel/ids.ts'
import type { Language } from '../../domain/kernel/words.ts'
import { linkToken } from '../enterprises/link-token.ts'
import type { Deps } from '../wiring/deps.ts'
import { html } from '../wiring/html.ts'
import type { FileReply } from '../wiring/reply.ts'
import { pageReply, webPage } from '../wiring/web-page.ts'

/** An event as its page shows it. */
export interface EventPage {
  readonly event: RecruitmentEvent
  readonly campaign: Campaign
  /** Of the page itself; its form posts below it. */
  readonly address: string
  readonly language: Language
  /** One of two texts, by the reader's language. */
  readonly say: (zh: string, en: string) => string
}

interface Asked {
  readonly eventId: string
  readonly token: string
}

/** Only who was given the address can make its second part; nothing is kept of it. */
export async function addressOfEvent(
  eventId: RecruitmentEventId,
  { secrets, settings }: Pick<Deps, 'secrets' | 'settings'>,
): Promise<string> {
  return `${settings.PUBLIC_URL}/s/${eventId}/${await linkToken(eventId, { secrets }, 'event page')}`
}

/** The page behind an address, or the reply that says that it leads nowhere. */
export async function openEventPage(
  asked: Asked,
  language: Language,
  deps: Pick<Deps, 'campaigns' | 'recruitmentEvents' | 'secrets' | 'settings'>,
): Promise<EventPage | FileReply> {
  const eventId = RecruitmentEventId.safeParse(asked.eventId)
  const isTrue = eventId.success && isSame(asked.token, await linkToken(eventId.data, deps, 'event page'))
  const event = isTrue ? await deps.recruitmentEvents.get(eventId.data) : null
  const campaign = event && (await deps.campaigns.get(event.campaignId))
  if (!event || !campaign) return nowhere(language)
  const address = await addressOfEvent(event.eventId, deps)
  return { event, campaign, address, language, say: (zh, en) => (language === 'zh' ? zh : en) }
}

function isSame(one: string, other: string): boolean {
  const [given, made] = [Buffer.from(one), Buffer.from(other)]
  return given.length === made.length && timingSafeEqual(given, made)
}

function nowhere(language: Language): FileReply {
  const [title, text] =
    language === 'zh'
      ? ['没有这个页面', '链接不完整。请重新扫码，或者打开完整的链接。']
      : ['No such page', 'The link is not complete. Scan the code again, or open the link as it was sent.']
  return pageReply(webPage(title, html`<p>${text}</p>`, language), 404)
}
