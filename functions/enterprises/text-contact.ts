import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plus } from '../../domain/kernel/instant.ts'
import { openingSentences } from '../../domain/kernel/opening-sentences.ts'
import { erasedDetail } from '../../domain/kernel/personal.ts'
import type { FirmMessage } from '../../domain/notices/message.ts'
import type { FirmTemplateCode } from '../../domain/notices/notice-templates.ts'
import { type NoticeVariables, renderNotice } from '../../domain/notices/render-notice.ts'
import type { OutgoingSms, SmsFate, SmsProvider } from '../gateways/sms/port.ts'
import type { Deps } from '../wiring/deps.ts'

/** What a text to an enterprise says, without its name and the link, which are put in when it is sent. */
export type FirmText = {
  [Code in FirmTemplateCode]: {
    readonly template: Code
    readonly variables: Omit<NoticeVariables<Code>, 'enterprise' | 'link'>
  }
}[FirmTemplateCode]

/** A contact to whom nothing was sent for so long is nobody whom we need to know. */
const contactKept = { days: 730 }

export type Texting = Pick<
  Deps,
  'enterprises' | 'messages' | 'phoneTraffic' | 'tallies' | 'vault' | 'secrets' | 'sms' | 'settings' | 'clock'
>

/**
 * Sends the enterprise's contact a text, once under a key of letters, digits, `_` and `-`. Answers whether the provider took it, or
 * `no-contact` where nobody is named. A firm's telephone is an office's: it is written to at night too. A text of which nobody knows
 * whether it went out, as its call or the process broke off, is not sent again and counts as taken: who does not answer is telephoned
 * in any case. What no provider takes now throws, for the step to be tried again.
 */
export async function textContact(
  { id: enterpriseId, name }: Pick<Enterprise, 'id' | 'name'>,
  { key, token, template, variables }: FirmText & { readonly key: string; readonly token?: string },
  deps: Texting,
): Promise<'taken' | 'refused' | 'no-contact'> {
  const { enterprises, tallies, vault, settings, clock } = deps
  const contact = await enterprises.contactOf(enterpriseId)
  if (!contact) return 'no-contact'
  const of = { of: enterpriseId, sealedPhone: contact.sealedPhone }
  const [opened] = await vault.openOf([of], { sealedPhone: 'contact-phone' }, openingSentences('text-enterprise').en)
  const phone = opened?.sealedPhone
  if (!phone || phone.reveal() === erasedDetail) return 'no-contact'
  await vault.prolong(contact.sealedPhone, plus(clock.now(), contactKept))
  const sender = { signature: settings.SMS_SIGNATURE, linkPrefix: `${settings.PUBLIC_URL}/e/` }
  const values = { ...variables, enterprise: name, link: token } as unknown as NoticeVariables<typeof template>
  const { text, variables: shown, segments } = renderNotice(template, values, sender)
  const now = clock.now()
  const messageId = derivedId('MessageId', key)
  const facts = { messageId, enterpriseId, sealedPhone: contact.sealedPhone, template, segments, queuedAt: now }
  const fate = await sendOnce(key, facts, { messageId, phone, template, text, variables: shown }, deps)
  if (fate === 'refused') return 'refused'
  const counts = { smsSent: 1, smsSegments: segments }
  await tallies.note([{ date: dateInShanghai(now), key: `notices ${key}`, counts }], now)
  return 'taken'
}

type Facts = Pick<FirmMessage, 'messageId' | 'enterpriseId' | 'sealedPhone' | 'template' | 'segments' | 'queuedAt'>

/** By the rules of messages to workers: claimed on record before each call, and what is not known is left alone. */
async function sendOnce(key: string, facts: Facts, outgoing: OutgoingSms, deps: Texting): Promise<'taken' | 'refused'> {
  const { messages, sms, clock } = deps
  const { messageId } = facts
  const standing = await messages.toFirm(messageId)
  if (standing && standing.state !== 'queued') return sentBefore(standing, key, outgoing, deps)
  let before: { provider: string; call: string } | undefined
  let why = 'no SMS provider is chosen'
  for (const provider of await sms.providers()) {
    const handedOver = { provider: provider.name, call: key }
    const claim: FirmMessage<'sending'> = { ...facts, state: 'sending', at: clock.now(), ...handedOver }
    const claimed = await messages.claim([claim], before)
    // Another try has it at this moment.
    if (!claimed.messageIds.has(messageId)) return 'taken'
    const fate = await hand(provider, key, outgoing, deps)
    if (fate.as === 'refused') return 'refused'
    if (fate.as === 'taken' || fate.as === 'unknown') return 'taken'
    why = `${provider.name}: ${fate.code}`
    before = handedOver
    if (fate.as === 'later') break
  }
  const at = clock.now()
  await messages.note([{ messageId, state: 'queued', at, until: at, report: why }])
  throw new Error(`a text to an enterprise was not taken: ${why}`)
}

/** A provider that takes a call once may be handed again what nobody knows of. */
async function sentBefore(
  standing: FirmMessage,
  key: string,
  outgoing: OutgoingSms,
  deps: Texting,
): Promise<'taken' | 'refused'> {
  if (standing.state === 'refused') return 'refused'
  if (standing.state !== 'sending' && standing.state !== 'unknown') return 'taken'
  const provider = (await deps.sms.providers()).find(({ name }) => name === standing.provider)
  if (!provider?.isIdempotent) return 'taken'
  const fate = await hand(provider, key, outgoing, deps)
  return fate.as === 'refused' ? 'refused' : 'taken'
}

/**
 * One call, and what it came to is on record; only what was not taken is left to the caller. Where receipts name a phone, what went to
 * it is noted first, as with notices to workers: else no receipt would find the text.
 */
async function hand(
  provider: SmsProvider,
  key: string,
  outgoing: OutgoingSms,
  { messages, phoneTraffic, vault, clock }: Texting,
): Promise<SmsFate> {
  const { messageId, phone } = outgoing
  const begun = clock.now()
  const noteTraffic = async (reference?: string) => {
    if (!provider.namesPhones) return
    const traffic = { messageId, provider: provider.name, call: key, at: begun, ...(reference && { reference }) }
    await phoneTraffic.note([{ phoneHash: await vault.lookupHash('phone', phone), traffic }], begun)
  }
  await noteTraffic()
  const answered = await provider.send({ key, messages: [outgoing] }).catch((error: unknown) => {
    // Whoever tries again hands it over again, which is harmless there.
    if (provider.isIdempotent) throw error
    return new Map<typeof messageId, SmsFate>()
  })
  const fate = answered.get(messageId) ?? { as: 'unknown' as const, code: 'the call broke off' }
  const at = clock.now()
  if (fate.as === 'taken' && fate.reference) await noteTraffic(fate.reference)
  if (fate.as === 'taken') await messages.note([{ messageId, state: 'sent', at }])
  else if (fate.as === 'refused') await messages.note([{ messageId, state: 'refused', at, report: fate.code }])
  else if (fate.as === 'unknown') await messages.note([{ messageId, state: 'unknown', at, report: fate.code }])
  return fate
}
