import { mostRounds } from '../../domain/batches/transfer-batch.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { OfferRound } from '../../domain/matching/offer-round.ts'
import type { RoundMessages } from '../../domain/matching/round-messages.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import { batchFor } from '../batches/batch-for.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { matchedRound } from './matched-round.ts'

async function listRounds(
  { params, staff }: Call<Routes['list-rounds']>,
  { batches, bucket }: Pick<Deps, 'batches' | 'bucket'>,
) {
  const batch = await batchFor(staff, params.batchId, { batches })
  if (isRefusal(batch)) return batch
  const keys = batchKeys(batch.batchId)
  const items: OfferRound[] = []
  for (let round = 1; round <= mostRounds; round += 1) {
    const matched = await matchedRound(batch.batchId, round, { bucket })
    const messages = await readIfThere<RoundMessages>(keys.roundMessages(round), bucket)
    if (!matched && !messages) break
    const offers = matched?.offers ?? messages?.people ?? 0
    const answerUntil = matched?.answerUntil ?? null
    items.push({ round, offers, answerUntil, ...(messages && { messages }) })
  }
  return { items }
}

async function readIfThere<Kept>(key: string, bucket: Deps['bucket']): Promise<Kept | null> {
  return (await bucket.has(key)) ? bucket.readJson<Kept>(key) : null
}

export const handler = http(routes['list-rounds'], listRounds)
