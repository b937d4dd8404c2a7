import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { BatchId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import { type CandidateSince, readCandidates } from '../batches/read-candidates.ts'
import type { Deps } from '../wiring/deps.ts'

type Needed = Pick<Deps, 'batches' | 'bucket' | 'clock'>

/** What batches that have ended did with people who were offered nothing. */
export interface EndedBatches {
  /** The last one that began since the person was surveyed, of those that took them as a candidate if any did. */
  lastFor(worker: Worker): Promise<ConsideredIn | null>
}

export interface ConsideredIn {
  readonly batch: TransferBatch
  readonly candidates: readonly CandidateSince[]
  /** null: it did not take them. */
  readonly candidate: CandidateSince | null
}

/** Further back nobody looks for somebody whom no batch took. */
const mostBatches = 5

/** Of one county; each list of candidates is read once. */
export function endedBatches(county: string, { batches, bucket, clock }: Needed): EndedBatches {
  const lists = new Map<BatchId, Promise<Map<string, CandidateSince> | null>>()
  const since = new Map<string, Promise<TransferBatch[]>>()

  async function endedSince(day: Worker['surveyDate']): Promise<TransferBatch[]> {
    const { items } = await batches.startedWithin(day, dateInShanghai(clock.now()), 200)
    return items
      .filter((one) => 'endedAt' in one && !one.returns && one.counties.includes(county))
      .slice(0, mostBatches)
  }
  async function candidatesOf({ batchId, counts }: TransferBatch): Promise<Map<string, CandidateSince> | null> {
    if (counts.chunks === 0) return new Map()
    if (!(await bucket.has(batchKeys(batchId).candidates))) return null
    const { late } = await batches.late(batchId)
    return new Map((await readCandidates(batchId, late, { bucket })).map((one) => [one.workerId, one]))
  }
  function listOf(batch: TransferBatch) {
    const known = lists.get(batch.batchId) ?? candidatesOf(batch)
    lists.set(batch.batchId, known)
    return known
  }

  return {
    async lastFor({ workerId, surveyDate }) {
      const known = since.get(surveyDate) ?? endedSince(surveyDate)
      since.set(surveyDate, known)
      let last: ConsideredIn | null = null
      for (const batch of await known) {
        const list = await listOf(batch)
        // Its files are past their time: nobody can say whom it took.
        if (!list) continue
        const candidate = list.get(workerId) ?? null
        const considered = { batch, candidates: [...list.values()], candidate }
        if (candidate) return considered
        last ??= considered
      }
      return last
    },
  }
}
