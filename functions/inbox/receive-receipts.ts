import { deliveryRank, readDeliveryStatus } from '../../domain/notices/read-delivery-status.ts'
import { SmsReceipt } from '../../domain/notices/sms-reports.ts'
import type { Deps } from '../wiring/deps.ts'
import type { Call } from '../wiring/http.ts'
import { webhook } from '../wiring/webhook.ts'
import { type Routes, routes } from './catalog.ts'
import { smsProviderSecret } from './sms-provider-secret.ts'
import { takeEntries } from './take-entries.ts'

/**
 * Takes delivery receipts: of a message the first one that ends it counts, else the last that says how far it is. One that comes
 * again is answered as if it were new.
 */
function receiveReceipts(
  { body }: Pick<Call<Routes['receive-receipts']>, 'body'>,
  { messages }: Pick<Deps, 'messages'>,
) {
  return takeEntries(SmsReceipt, body, async (receipts) => {
    const ranked = receipts.map((receipt) => ({ ...receipt, standing: readDeliveryStatus(receipt.status) }))
    const perMessage = new Map<string, (typeof ranked)[number]>()
    for (const receipt of ranked) {
      const before = perMessage.get(receipt.outId)
      const rank = deliveryRank[receipt.standing]
      const isFurther = !before || rank > deliveryRank[before.standing]
      const isNews = before?.standing === receipt.standing && rank < deliveryRank.delivered && receipt.at > before.at
      if (isFurther || isNews) perMessage.set(receipt.outId, receipt)
    }
    await messages.note(
      [...perMessage.values()].map(({ outId, status, standing, at }) => ({
        messageId: outId,
        state: standing === 'delivered' || standing === 'failed' ? standing : 'sent',
        at,
        report: status,
      })),
    )
  })
}

export const handler = webhook(routes['receive-receipts'], smsProviderSecret, receiveReceipts)
