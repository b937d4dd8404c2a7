import { type Candidate, candidateOf } from '../../domain/batches/candidate.ts'
import { drawCandidates } from '../../domain/batches/draw-candidates.ts'
import { type JobSearchBatch, largestBatch, type TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { whyNoCandidate } from '../../domain/batches/why-no-candidate.ts'
import type { BatchId, WorkerId } from '../../domain/kernel/ids.ts'
import { type CalendarDate, dateInShanghai } from '../../domain/kernel/instant.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import { whoIsHelpedFirst } from '../relief/who-is-helped-first.ts'
import type { Deps } from '../wiring/deps.ts'
import { readCandidates } from './read-candidates.ts'
import { someByLot } from './some-by-lot.ts'

export interface ListSize {
  readonly candidates: number
  /** People whose records are looked at to choose them. */
  readonly lookedAt: number
}

/** The free of the largest county, more than once. */
export const largestList: ListSize = { candidates: largestBatch.workers, lookedAt: 4 * largestBatch.workers }

/** People whose whole records are in memory at a time: each is read by its key, a hundred to a call, and these calls run side by side. */
const atOnce = { calls: 8, aCall: 100 }

type Needed = Pick<
  Deps,
  'batches' | 'workers' | 'jobOrders' | 'disasters' | 'helpOffers' | 'bucket' | 'clock' | 'settings'
>

/**
 * The list of a batch's candidates, which is written once and whole: what an earlier try has frozen stands, whatever people said since. Of
 * more people than a batch takes some are drawn, and it is warned of the others.
 */
export async function freezeList(batch: TransferBatch, size: ListSize, deps: Needed): Promise<Candidate[]> {
  const { batches, bucket, clock, settings } = deps
  const { batchId } = batch
  const key = batchKeys(batchId).candidates
  if (await bucket.has(key)) return keptList(batchId, deps)
  const { people, all } = batch.search
    ? await theOneWhoSearches(batch, batch.search, deps)
    : await free(batch, size, deps)
  const isTooMany = all > size.candidates
  const askedSkills = isTooMany ? await skillsAsked(batch, deps) : new Set<string>()
  const drawn = drawCandidates(people, { batchId, most: size.candidates, askedSkills })
  if (isTooMany) {
    const counts = { people: all, candidates: drawn.length }
    await batches.warn(batchId, ({ leftOut, ...others }) => ({
      ...others,
      leftOut: { ...counts, since: leftOut?.since ?? clock.now() },
    }))
  }
  const list = drawn.map((one, place) => ({ ...one, chunk: Math.floor(place / settings.CHUNK_SIZE) }))
  return (await bucket.writeNewJson(key, list)) ? list : keptList(batchId, deps)
}

async function keptList(batchId: BatchId, deps: Needed): Promise<Candidate[]> {
  return (await readCandidates(batchId, null, deps)).map((frozen) => {
    const { since: _, ...candidate } = frozen
    return candidate
  })
}

interface People {
  readonly people: Candidate[]
  /** As many could take part, as far as is known without looking at each. */
  readonly all: number
}

/** Whom the case is about, where they are: what they wished for at home does not bind them there. */
async function theOneWhoSearches(batch: TransferBatch, { workerId }: JobSearchBatch, deps: Needed): Promise<People> {
  const worker = await deps.workers.get(workerId)
  if (!worker) return { people: [], all: 0 }
  const there: Worker = { ...worker, destinations: 'any', earliestDeparture: null, companionGroup: null }
  const people = whyNoCandidate(there, batch) === null ? [unchunked(there, dateInShanghai(deps.clock.now()))] : []
  return { people, all: people.length }
}

/** Whom the index of the free leads to, as they are at this moment, in its order. */
async function free(batch: TransferBatch, { lookedAt }: ListSize, deps: Needed): Promise<People> {
  const { workers, clock } = deps
  const today = dateInShanghai(clock.now())
  const listed = await someByLot(workers.free(batch.counties, batch.travelWindow.to), lookedAt, batch.batchId)
  const people: Candidate[] = []
  const step = atOnce.calls * atOnce.aCall
  for (let first = 0; first < listed.some.length; first += step) {
    const some = await readAll(listed.some.slice(first, first + step), workers)
    const helpFirst = await whoIsHelpedFirst(some, deps)
    for (const worker of some) {
      // Whoever said no, or yes elsewhere, since the index was asked is left out.
      if (whyNoCandidate(worker, batch) !== null || helpFirst.has(worker.workerId)) continue
      people.push(unchunked(worker, today))
    }
  }
  return { people, all: listed.all > listed.some.length ? listed.all : people.length }
}

async function readAll(ids: readonly WorkerId[], workers: Deps['workers']): Promise<Worker[]> {
  const calls = Array.from({ length: Math.ceil(ids.length / atOnce.aCall) }, (_, call) =>
    workers.getMany(ids.slice(call * atOnce.aCall, (call + 1) * atOnce.aCall)),
  )
  return (await Promise.all(calls)).flat()
}

/** Of which chunk somebody is, is known once all are. */
function unchunked(worker: Worker, today: CalendarDate): Candidate {
  return candidateOf(worker, 0, today)
}

async function skillsAsked({ jobOrders: ids }: TransferBatch, { jobOrders }: Needed): Promise<Set<string>> {
  return new Set((await jobOrders.getMany(ids)).flatMap(({ requiredSkill }) => requiredSkill ?? []))
}
