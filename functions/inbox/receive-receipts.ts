import { readDeliveryStatus } from '../../domain/notices/read-delivery-status.ts'
import { SmsReceipt } from '../../domain/notices/sms-reports.ts'
import type { Deps } from '../wiring/deps.ts'
import type { Call } from '../wiring/http.ts'
import { webhook } from '../wiring/webhook.ts'
import { type Routes, routes } from './catalog.ts'
import { noteReceipts } from './note-receipts.ts'
import { smsProviderSecret } from './sms-provider-secret.ts'
import { takeEntries } from './take-entries.ts'

/** Takes delivery receipts of our own contract, which name our messages. */
function receiveReceipts(
  { body }: Pick<Call<Routes['receive-receipts']>, 'body'>,
  deps: Pick<Deps, 'messages' | 'metrics' | 'clock'>,
) {
  return takeEntries(SmsReceipt, body, (receipts) =>
    noteReceipts(
      receipts.map(({ outId, status, at, call }) => ({
        messageId: outId,
        call,
        status,
        standing: readDeliveryStatus(status),
        at,
      })),
      deps,
    ),
  )
}

export const handler = webhook(routes['receive-receipts'], smsProviderSecret, receiveReceipts)
