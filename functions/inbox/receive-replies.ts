import { SmsReply } from '../../domain/notices/sms-reports.ts'
import type { Deps } from '../wiring/deps.ts'
import type { Call } from '../wiring/http.ts'
import { webhook } from '../wiring/webhook.ts'
import { type Routes, routes } from './catalog.ts'
import { smsProviderSecret } from './sms-provider-secret.ts'
import { takeEntries } from './take-entries.ts'
import { takeReplies } from './take-replies.ts'

/** Takes what workers typed, by our own contract. */
function receiveReplies(
  { params, body, key }: Pick<Call<Routes['receive-replies']>, 'params' | 'body' | 'key'>,
  deps: Deps,
) {
  return takeEntries(SmsReply, body, (replies) => takeReplies(replies, { ...params, key }, deps))
}

export const handler = webhook(routes['receive-replies'], smsProviderSecret, receiveReplies)
