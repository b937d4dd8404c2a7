import { dateInShanghai } from '../../domain/kernel/instant.ts'
import type { ReceivedSms } from '../../local/partners/sms-provider.ts'
import type { BrokenJourney } from './broken-journey.ts'

/** Two texts of one kind to one person on one day, or of a kind that comes once. */
export function toldTwice({ sent }: Pick<BrokenJourney, 'sent'> | { readonly sent: readonly ReceivedSms[] }): string[] {
  const often = /^(?:check-in|job-offer|offer-reminder|answer-unclear|help-received|trip-changed|rebooked)/
  const keys = sent.map(({ phone, template, at }) =>
    often.test(template) ? `${phone} ${template} ${dateInShanghai(at)}` : `${phone} ${template}`,
  )
  return keys.filter((key, index) => keys.indexOf(key) !== index)
}
