import * as z from 'zod'
import { BatchId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, Instant } from '../../domain/kernel/instant.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import type { CaseIn } from '../../domain/stabilisation/case.ts'
import { formCohorts } from '../../domain/stabilisation/form-cohorts.ts'
import { isToBeFollowed } from '../../domain/stabilisation/is-to-be-followed.ts'
import { openOnArrival } from '../../domain/stabilisation/open-case.ts'
import { batchOf } from '../batches/batch-of.ts'
import { NotedStep, noteStep } from '../batches/note-step.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { openCases } from './open-cases.ts'
import { settleJobSearch } from './settle-job-search.ts'
import { settleWayHome } from './settle-way-home.ts'

/** Chunks that are read beside each other. */
const chunksAtOnce = 10

const Batch = z.object({
  batchId: BatchId,
  /** Only those of the days before this one; without it everybody whom no cohort has yet. Every trip is settled then. */
  before: Instant.optional(),
  /** Each cohort's follow-up is started here; other workflows, those that an earlier release started among them, start it from the list. */
  starts: z.boolean().default(false),
  note: NotedStep.optional(),
})

/**
 * Groups the people of the batch who are to be followed up and are in no cohort yet, and hands those whom no plant took over
 * to the stations. Answers every cohort that may not be followed yet, those that a try before has formed among them.
 */
async function formCohortsOfBatch({ batchId, before, starts, note }: z.infer<typeof Batch>, deps: Deps) {
  const batch = await batchOf(batchId, deps)
  if (isRefusal(batch)) return batch
  if (note) await noteStep(batchId, note, deps)
  const today = before && dateInShanghai(before)
  const known = await deps.cohorts.ofBatch(batchId)
  const followed = new Set(known.flatMap(({ members }) => members.map(({ workerId }) => workerId)))
  // Who went home or came back is followed up from their post already.
  const chunks = batch.returns ? 0 : batch.counts.chunks
  const placements: Placement[] = []
  const cases: CaseIn<'opened'>[] = []
  for (let first = 0; first < chunks; first += chunksAtOnce) {
    const some = Array.from({ length: Math.min(chunksAtOnce, chunks - first) }, (_, place) => first + place)
    const found = await Promise.all(some.map((chunk) => deps.placements.ofChunk(batchId, chunk)))
    for (const placement of found.flat()) {
      if (!followed.has(placement.workerId) && isToBeFollowed(placement.journey, before)) placements.push(placement)
      cases.push(...openOnArrival(placement))
    }
  }
  const formed = formCohorts(batchId, placements, dateInShanghai(deps.clock.now()), known)
  await deps.cohorts.form(formed)
  await openCases(cases, deps)
  await settleJobSearch(batch, deps)
  await settleWayHome(batch, deps)
  const cohorts = [...known.filter(({ checkpoints }) => Object.keys(checkpoints).length === 0), ...formed]
  const listKey = `batches/${batchId}/cohorts${today === undefined ? '' : `-${today}`}.json`
  await deps.bucket.writeJson(
    listKey,
    cohorts.map(({ cohortId }) => ({ cohortId })),
  )
  if (starts)
    for (const { cohortId } of cohorts)
      await deps.workflows.start('stabilisation/follow-placements', cohortId, { cohortId })
  const people = cohorts.reduce((sum, { members }) => sum + members.length, 0)
  return { listKey, cohorts: cohorts.length, people }
}

export const handler = task(Batch, formCohortsOfBatch)
