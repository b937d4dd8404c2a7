import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { JobOrderId } from '../../domain/kernel/ids.ts'
import { type CalendarDate, dateInShanghai, type Instant } from '../../domain/kernel/instant.ts'
import { type RoundMessages, roundMessages } from '../../domain/matching/round-messages.ts'
import { segmentPrice } from '../../domain/notices/sms-prices.ts'
import type { Deps } from '../wiring/deps.ts'
import { promisesOf } from './promises-of.ts'

/** What a round would send, as matched or as it might be matched; without a batch nothing has been spent. */
export async function messagesOfRound(
  { batchId, smsBudget = null }: Partial<Pick<TransferBatch, 'batchId' | 'smsBudget'>>,
  round: number,
  offers: readonly { readonly jobOrderId: JobOrderId; readonly startDate: CalendarDate; readonly people: number }[],
  answerUntil: Instant,
  deps: Pick<Deps, 'jobOrders' | 'enterprises' | 'tallies' | 'settings' | 'clock'>,
): Promise<RoundMessages> {
  const { settings } = deps
  const promised = await promisesOf(offers, deps)
  const orders = offers.map(({ jobOrderId, startDate, people }) => {
    return { people, promise: promised(jobOrderId, startDate).promise }
  })
  const [provider = 'local'] = settings.SMS_PROVIDERS
  const agreed = settings.SMS_SETTINGS[provider]?.['segmentYuan']
  return roundMessages(
    { round, orders, answerUntil },
    {
      sender: { signature: settings.SMS_SIGNATURE, linkPrefix: `${settings.PUBLIC_URL}/t/` },
      milliYuan: typeof agreed === 'number' ? agreed * 1000 : segmentPrice(provider, dateInShanghai(deps.clock.now())),
      spentSegments: batchId === undefined ? 0 : (await deps.tallies.ofBatch(batchId)).smsSegments,
      budget: smsBudget,
    },
  )
}
