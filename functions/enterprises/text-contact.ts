import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import type { FirmTemplateCode } from '../../domain/notices/notice-templates.ts'
import { type NoticeVariables, renderNotice } from '../../domain/notices/render-notice.ts'
import type { OutgoingSms } from '../gateways/sms/port.ts'
import type { Deps } from '../wiring/deps.ts'

/** What a text to an enterprise says, without its name and the link, which are put in when it is sent. */
export type FirmText = {
  [Code in FirmTemplateCode]: {
    readonly template: Code
    readonly variables: Omit<NoticeVariables<Code>, 'enterprise' | 'link'>
  }
}[FirmTemplateCode]

export type Texting = Pick<Deps, 'enterprises' | 'tallies' | 'vault' | 'secrets' | 'sms' | 'settings' | 'clock'>

/**
 * Sends the enterprise's contact a text, once under a key of letters, digits, `_` and `-`. Answers whether the provider took it, or
 * `no-contact` where nobody is named. A firm's telephone is an office's: it is written to at night too. A call that broke off may
 * have come through and counts as taken; what no provider takes now throws, for the step to be tried again.
 */
export async function textContact(
  { id, name }: Pick<Enterprise, 'id' | 'name'>,
  { key, token, template, variables }: FirmText & { readonly key: string; readonly token?: string },
  { enterprises, tallies, vault, sms, settings, clock }: Texting,
): Promise<'taken' | 'refused' | 'no-contact'> {
  const contact = await enterprises.contactOf(id)
  if (!contact) return 'no-contact'
  const [phone] = await vault.open('contact-phone', [contact.sealedPhone], 'to send an enterprise a text')
  if (!phone) throw new Error(`the vault opened no phone of ${id}`)
  const sender = { signature: settings.SMS_SIGNATURE, linkPrefix: `${settings.PUBLIC_URL}/e/` }
  const values = { ...variables, enterprise: name, link: token } as unknown as NoticeVariables<typeof template>
  const { text, variables: shown, segments } = renderNotice(template, values, sender)
  const now = clock.now()
  const messageId = derivedId('MessageId', key)
  const fate = await firstFate(key, { messageId, phone, template, text, variables: shown }, sms)
  if (fate === 'refused') return 'refused'
  const counts = { smsSent: 1, smsSegments: segments }
  await tallies.note([{ date: dateInShanghai(now), key: `notices ${key}`, counts }], now)
  return 'taken'
}

async function firstFate(
  key: string,
  outgoing: OutgoingSms,
  sms: Texting['sms'],
): Promise<'taken' | 'unknown' | 'refused'> {
  let why = 'no SMS provider is chosen'
  for (const provider of await sms.providers()) {
    const fate = (await provider.send({ key, messages: [outgoing] })).get(outgoing.messageId)
    if (!fate || fate.as === 'unknown') return 'unknown'
    if (fate.as === 'taken' || fate.as === 'refused') return fate.as
    why = `${provider.name}: ${fate.code}`
    if (fate.as === 'later') break
  }
  throw new Error(`a text to an enterprise was not taken: ${why}`)
}
