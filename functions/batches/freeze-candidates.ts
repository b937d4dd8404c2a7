import * as z from 'zod'
import { batchSentences } from '../../domain/batches/batch-sentences.ts'
import { type Candidate, candidateOf } from '../../domain/batches/candidate.ts'
import { type JobSearchBatch, largestBatch, type TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { whyNoCandidate } from '../../domain/batches/why-no-candidate.ts'
import { BatchId, type WorkerId } from '../../domain/kernel/ids.ts'
import { atShanghai, type CalendarDate, dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import { whoIsHelpedFirst } from '../relief/who-is-helped-first.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { batchOf } from './batch-of.ts'
import { listChunks } from './list-chunks.ts'

/** This long after the travel window everybody has arrived, or an alarm was raised. */
const longestJourneyDays = 5

/** People whose whole records are in memory at a time: each is read by its key, a hundred to a call, and these calls run side by side. */
const atOnce = { calls: 8, aCall: 100 }

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
  for await (const some of batch.search ? [] : everybodyFree(batch, workers)) {
    const helpFirst = await whoIsHelpedFirst(some, deps)
    for (const worker of some) {
      // Whoever said no, or yes elsewhere, since the index was asked is left out.
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

/** Whom the index of the free leads to, as they are at this moment: some hundred whole records at a time, in the order of the index. */
async function* everybodyFree(
  { counties, travelWindow }: Pick<TransferBatch, 'counties' | 'travelWindow'>,
  workers: Deps['workers'],
): AsyncGenerator<Worker[]> {
  let ids: WorkerId[] = []
  for await (const { workerId } of workers.free(counties, travelWindow.to)) {
    ids.push(workerId)
    if (ids.length < atOnce.calls * atOnce.aCall) continue
    yield await readAll(ids, workers)
    ids = []
  }
  if (ids.length > 0) yield await readAll(ids, workers)
}

async function readAll(ids: readonly WorkerId[], workers: Deps['workers']): Promise<Worker[]> {
  const calls = Array.from({ length: Math.ceil(ids.length / atOnce.aCall) }, (_, call) =>
    workers.getMany(ids.slice(call * atOnce.aCall, (call + 1) * atOnce.aCall)),
  )
  return (await Promise.all(calls)).flat()
}

export const handler = task(z.object({ batchId: BatchId }), freezeCandidates)
