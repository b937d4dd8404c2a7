import * as z from 'zod'
import { BatchId } from '../../domain/kernel/ids.ts'
import { atShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { batchOf } from './batch-of.ts'
import { freezeList, largestList } from './freeze-list.ts'
import { listChunks } from './list-chunks.ts'
import { NotedStep, noteStep } from './note-step.ts'

/** This long after the travel window everybody has arrived, or an alarm was raised. */
const longestJourneyDays = 5

type FreezingDeps = Pick<
  Deps,
  'batches' | 'workers' | 'jobOrders' | 'disasters' | 'helpOffers' | 'bucket' | 'clock' | 'settings'
>

/**
 * Writes down who takes part: willing, with consent, free, and able to leave within the travel window; and, where a disaster has hit their
 * county, offered help before.
 */
async function freezeCandidates({ batchId }: { readonly batchId: BatchId }, deps: FreezingDeps) {
  const { batches, bucket, clock } = deps
  const batch = await batchOf(batchId, { batches })
  if (isRefusal(batch)) return batch
  const travelUntil = atShanghai(plusDays(batch.travelWindow.to, longestJourneyDays), '00:00')
  const lists = { chunks: batchKeys(batchId).chunks, jobOrders: batchKeys(batchId).jobOrders }
  // Enterprises propose whoever goes home or back: the workflow asks them next.
  if (batch.returns) return { candidates: 0, lists, travelUntil, returns: true }
  // Frozen by an earlier try, and perhaps somebody was added since: the list stands.
  if (batch.counts.chunks > 0) return { candidates: batch.counts.candidates, lists, travelUntil }
  const candidates = await freezeList(batch, largestList, deps)
  const chunks = 1 + (candidates.at(-1)?.chunk ?? -1)
  await listChunks(batchId, chunks, { bucket })
  await batches.note(batchId, clock.now(), () => ({ counts: { candidates: candidates.length, chunks } }))
  return { candidates: candidates.length, lists, travelUntil }
}

/** `next`: the step that begins if anybody is willing. */
const Freezing = z.object({ batchId: BatchId, next: NotedStep.optional() })

async function freezeAndNote({ batchId, next }: z.infer<typeof Freezing>, deps: FreezingDeps) {
  const frozen = await freezeCandidates({ batchId }, deps)
  if (!isRefusal(frozen) && next && frozen.candidates > 0) await noteStep(batchId, next, deps)
  return frozen
}

export const handler = task(Freezing, freezeAndNote)
