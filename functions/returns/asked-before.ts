import type { BatchReturns } from '../../domain/batches/batch-returns.ts'
import type { BatchId, WorkerId } from '../../domain/kernel/ids.ts'
import { minus } from '../../domain/kernel/instant.ts'
import {
  type AskedBefore,
  askHoldsAlone,
  type NotAsked,
  type ReturnAsk,
  whyNotAsked,
} from '../../domain/returns/return-ask.ts'
import type { Deps } from '../wiring/deps.ts'

/**
 * What somebody was asked already about journeys of this season, and whether that keeps them from being asked now. `standing`: the ask of
 * the same direction, in whose place another would come. An ask of `own`, the batch itself, keeps nobody back.
 */
export async function askedBefore(
  workerId: WorkerId,
  { season, direction }: Pick<BatchReturns, 'season' | 'direction'>,
  { returnAsks, offers, placements, clock }: Pick<Deps, 'returnAsks' | 'offers' | 'placements' | 'clock'>,
  own?: BatchId,
): Promise<{ why: NotAsked | null; standing: ReturnAsk | null }> {
  const asks = await returnAsks.ofWorker(workerId, season)
  const before = await Promise.all(
    asks
      .filter(({ batchId }) => batchId !== own)
      .map(async (ask): Promise<AskedBefore[]> => {
        const { batchId, chunk } = ask
        const [made, placement] = await Promise.all([
          offers.ofWorker(batchId, chunk, workerId),
          placements.get(batchId, chunk, workerId),
        ])
        const offer = made[0]
        // Another batch has put down that it asks, and makes the question at this moment.
        if (!offer && ask.askedAt > minus(clock.now(), askHoldsAlone))
          return [{ direction: ask.direction, offer: 'sent', journey: null }]
        if (!offer) return []
        const state = offer.saidNoLate === undefined ? offer.state : 'declined'
        return [{ direction: ask.direction, offer: state, journey: placement?.journey ?? null }]
      }),
  )
  const standing = asks.find((ask) => ask.direction === direction) ?? null
  return { why: whyNotAsked(direction, before.flat()), standing }
}
