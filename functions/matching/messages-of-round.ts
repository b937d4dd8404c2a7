import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { type AskedAlike, type RoundMessages, roundMessages } from '../../domain/matching/round-messages.ts'
import { priceOfSegment } from '../notices/price-of-segment.ts'
import type { Deps } from '../wiring/deps.ts'

/** What a round would send, as listed or as it might be listed; without a batch nothing has been spent. */
export async function messagesOfRound(
  { batchId, smsBudget = null }: Partial<Pick<TransferBatch, 'batchId' | 'smsBudget'>>,
  round: number,
  asked: readonly AskedAlike[],
  answerUntil: Instant,
  deps: Pick<Deps, 'tallies' | 'settings' | 'clock'>,
): Promise<RoundMessages> {
  const { settings, tallies } = deps
  return roundMessages(
    { round, asked, answerUntil },
    {
      sender: { signature: settings.SMS_SIGNATURE, linkPrefix: `${settings.PUBLIC_URL}/t/` },
      milliYuan: priceOfSegment(deps),
      spentSegments: batchId === undefined ? 0 : (await tallies.ofBatch(batchId)).smsSegments,
      budget: smsBudget,
    },
  )
}
