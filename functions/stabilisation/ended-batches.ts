import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { BatchId } from '../../domain/kernel/ids.ts'
import { atShanghai, dateInShanghai } from '../../domain/kernel/instant.ts'
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

interface Candidates {
  readonly all: readonly CandidateSince[]
  readonly byId: ReadonlyMap<string, CandidateSince>
}

/** Of people who were surveyed on these days; batches, and each list of candidates, are read once. */
export function endedBatches(days: readonly Worker['surveyDate'][], { batches, bucket, clock }: Needed): EndedBatches {
  const lists = new Map<BatchId, Promise<Candidates | null>>()
  let found: Promise<TransferBatch[]> | undefined

  async function ended(): Promise<TransferBatch[]> {
    const today = dateInShanghai(clock.now())
    const first = days.reduce((one, other) => (other < one ? other : one), today)
    const { items } = await batches.startedWithin(first, today, 200)
    return items.filter((one) => 'endedAt' in one && !one.returns)
  }
  async function candidatesOf({ batchId, counts }: TransferBatch): Promise<Candidates | null> {
    if (counts.chunks === 0) return { all: [], byId: new Map() }
    if (!(await bucket.has(batchKeys(batchId).candidates))) return null
    const { late } = await batches.late(batchId)
    const all = await readCandidates(batchId, late, { bucket })
    return { all, byId: new Map(all.map((one) => [one.workerId, one])) }
  }
  function listOf(batch: TransferBatch) {
    const known = lists.get(batch.batchId) ?? candidatesOf(batch)
    lists.set(batch.batchId, known)
    return known
  }

  return {
    async lastFor({ workerId, surveyDate, countyCode }) {
      found ??= ended()
      const since = atShanghai(surveyDate, '00:00')
      let last: ConsideredIn | null = null
      const ofCounty = (await found).filter(
        ({ createdAt, counties }) => createdAt >= since && counties.includes(countyCode),
      )
      for (const batch of ofCounty.slice(0, mostBatches)) {
        const list = await listOf(batch)
        // Its files are past their time: nobody can say whom it took.
        if (!list) continue
        const candidate = list.byId.get(workerId) ?? null
        const considered = { batch, candidates: list.all, candidate }
        if (candidate) return considered
        last ??= considered
      }
      return last
    },
  }
}
