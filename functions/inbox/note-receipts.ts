import type { MessageId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { type DeliveryStanding, deliveryRank } from '../../domain/notices/read-delivery-status.ts'
import type { Deps } from '../wiring/deps.ts'

export interface Receipt {
  readonly messageId: MessageId
  readonly standing: DeliveryStanding
  readonly status: string
  readonly at: Instant
  /** In which the message was handed over, where the provider says so. */
  readonly call?: string | undefined
}

/** Of a message the first receipt that ends it counts, else the last that says how far it is. One that comes again changes nothing. */
export async function noteReceipts(
  receipts: readonly Receipt[],
  { messages, metrics, clock }: Pick<Deps, 'messages' | 'metrics' | 'clock'>,
): Promise<void> {
  metrics.count({ TextReports: receipts.length })
  const perMessage = new Map<MessageId, Receipt>()
  for (const receipt of receipts) {
    const before = perMessage.get(receipt.messageId)
    const rank = deliveryRank[receipt.standing]
    const isFurther = !before || rank > deliveryRank[before.standing]
    const isNews = before?.standing === receipt.standing && rank < deliveryRank.delivered && receipt.at > before.at
    if (isFurther || isNews) perMessage.set(receipt.messageId, receipt)
  }
  await messages.noteReceipts(
    [...perMessage.values()].map(({ messageId, status, standing, at, call }) => ({
      messageId,
      state: standing === 'delivered' || standing === 'failed' ? standing : 'sent',
      at,
      report: status,
      ...(call !== undefined && { call }),
    })),
    clock.now(),
  )
}
