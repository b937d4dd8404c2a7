import * as z from 'zod'
import { batchSentences } from '../../domain/batches/batch-sentences.ts'
import { type Candidate, candidateOf } from '../../domain/batches/candidate.ts'
import { type JobSearchBatch, largestBatch, type TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { whyNoCandidate } from '../../domain/batches/why-no-candidate.ts'
import { BatchId } from '../../domain/kernel/ids.ts'
import { atShanghai, type CalendarDate, dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import type { Page } from '../../storage/database.ts'
import { whoIsHelpedFirst } from '../relief/who-is-helped-first.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { batchOf } from './batch-of.ts'
import { listChunks } from './list-chunks.ts'

/** This long after the travel window everybody has arrived, or an alarm was raised. */
const longestJourneyDays = 5

/** Counties that are read side by side. */
const atOnce = 8

/**
 * Writes down who takes part: willing, with consent, free, and able to leave within the travel window; and, where a disaster has hit their
 * county, offered help before.
 */
async function freezeCandidates(
  { batchId }: { batchId: BatchId },
  deps: Pick<Deps, 'batches' | 'workers' | 'disasters' | 'helpOffers' | 'bucket' | 'clock' | 'settings'>,
) {
  const { batches, workers, bucket, clock, settings } = deps
  const batch = await batchOf(batchId, { batches })
  if (isRefusal(batch)) return batch
  const travelUntil = atShanghai(plusDays(batch.travelWindow.to, longestJourneyDays), '00:00')
  const lists = { chunks: batchKeys(batchId).chunks, jobOrders: batchKeys(batchId).jobOrders }
  // Enterprises propose whoever goes home or back: the workflow asks them next.
  if (batch.returns) return { candidates: 0, lists, travelUntil, returns: true }
  // Frozen by an earlier try, and perhaps somebody was added since: the list stands.
  if (batch.counts.chunks > 0) return { candidates: batch.counts.candidates, lists, travelUntil }
  const today = dateInShanghai(clock.now())
  const candidates: Candidate[] = batch.search ? await theOneWhoSearches(batch, batch.search, today, workers) : []
  const counties = batch.search ? [] : [...new Set(batch.counties)]
  for (let first = 0; first < counties.length; first += atOnce) {
    const some = counties.slice(first, first + atOnce)
    const found = (await Promise.all(some.map((county) => everybodyOf(county, workers)))).flat()
    const helpFirst = await whoIsHelpedFirst(found, deps)
    for (const worker of found) {
      if (whyNoCandidate(worker, batch) !== null || helpFirst.has(worker.workerId)) continue
      if (candidates.length === largestBatch.workers)
        return refuse('too-large', batchSentences('too-many-workers', { most: largestBatch.workers }))
      candidates.push(candidateOf(worker, Math.floor(candidates.length / settings.CHUNK_SIZE), today))
    }
  }
  const chunks = Math.ceil(candidates.length / settings.CHUNK_SIZE)
  await bucket.writeJson(batchKeys(batchId).candidates, candidates)
  await listChunks(batchId, chunks, { bucket })
  await batches.noteCounts(batchId, { candidates: candidates.length, chunks }, clock.now())
  return { candidates: candidates.length, lists, travelUntil }
}

/** Whom the case is about, where they are: what they wished for at home does not bind them there. */
async function theOneWhoSearches(
  batch: TransferBatch,
  { workerId }: JobSearchBatch,
  today: CalendarDate,
  workers: Deps['workers'],
): Promise<Candidate[]> {
  const worker = await workers.get(workerId)
  if (!worker) return []
  const there: Worker = { ...worker, destinations: 'any', earliestDeparture: null, companionGroup: null }
  return whyNoCandidate(there, batch) === null ? [candidateOf(there, 0, today)] : []
}

async function everybodyOf(county: string, workers: Deps['workers']): Promise<Worker[]> {
  const everybody: Worker[] = []
  let cursor: string | null = null
  do {
    const page: Page<Worker> = await workers.ofCounty(county, cursor)
    everybody.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  return everybody
}

export const handler = task(z.object({ batchId: BatchId }), freezeCandidates)
