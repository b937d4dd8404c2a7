import { delivered } from '../../domain/notices/sms-reports.ts'
import type { Deps } from '../wiring/deps.ts'
import type { Call } from '../wiring/http.ts'
import { webhook } from '../wiring/webhook.ts'
import { type Routes, routes } from './catalog.ts'
import { smsProviderSecret } from './sms-provider-secret.ts'

/** Takes delivery receipts: the first one of a message counts, and one that comes again is answered as if it were new. */
async function receiveReceipts(
  { body }: Pick<Call<Routes['receive-receipts']>, 'body'>,
  { messages }: Pick<Deps, 'messages'>,
): Promise<void> {
  const first = new Map(body.toReversed().map((receipt) => [receipt.outId, receipt]))
  await messages.noteDelivered(
    [...first.values()].map(({ outId, status, at }) => ({
      messageId: outId,
      state: status === delivered ? 'delivered' : 'failed',
      at,
      report: status,
    })),
  )
}

export const handler = webhook(routes['receive-receipts'], smsProviderSecret, receiveReceipts)
