import { randomUUID } from 'node:crypto'
import {
  type AddCandidates,
  type AddedCandidate,
  mostAddedAtOnce,
  mostAdditions,
} from '../../domain/batches/add-candidates.ts'
import { type AdditionStanding, additionRule } from '../../domain/batches/batch-event-rules.ts'
import { batchSentences } from '../../domain/batches/batch-sentences.ts'
import { type Candidate, candidateOf } from '../../domain/batches/candidate.ts'
import { type NoCandidateCode, noCandidateWords } from '../../domain/batches/no-candidate.ts'
import {
  type BatchProgress,
  largestBatch,
  mostRounds,
  type TransferBatch,
} from '../../domain/batches/transfer-batch.ts'
import { whyNoCandidate } from '../../domain/batches/why-no-candidate.ts'
import { derivedId, type WorkerId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { judgeEvent } from '../../domain/kernel/judge-event.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { batchKeys, type LateCandidates } from '../../storage/batches/batches.ts'
import { pauseBeforeTry } from '../../storage/pause-before-try.ts'
import { whoIsHelpedFirst } from '../relief/who-is-helped-first.ts'
import { surveyFor } from '../surveys/survey-for.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, type Staff } from '../wiring/staff.ts'
import { batchFor } from './batch-for.ts'
import { type Routes, routes } from './catalog.ts'
import { type CandidateSince, readCandidates } from './read-candidates.ts'

type Needed = Pick<
  Deps,
  'disasters' | 'helpOffers' | 'batches' | 'workers' | 'surveys' | 'surveyRows' | 'bucket' | 'clock' | 'settings'
>

/** Looks at a batch to which others add at the same moment. */
const mostTries = 12

/** Where a round may still come. */
const beforeTheTrips = new Set<BatchProgress['step']>([
  'freezing candidates',
  'confirming headcount',
  'matching',
  'waiting for answers',
])

/**
 * Lets people take part in a batch that has frozen its candidates: from the next round that is matched. Who is added keeps no place
 * and hears nothing by it. Added again under the same key, it answers as the first time.
 */
async function addCandidates({ params, body, staff, key }: Call<Routes['add-candidates']>, deps: Needed) {
  const { batchId } = params
  const asked = await peopleAsked(body, staff, deps)
  if (isRefusal(asked)) return asked
  const addition = derivedId('EventId', 'addition', batchId, key)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const batch = await batchFor(staff, batchId, deps)
    if (isRefusal(batch)) return batch
    const { late, takesNobody } = await deps.batches.late(batchId)
    const before = late?.additions.findIndex((one) => one.addition === addition) ?? -1
    const unfit = before < 0 ? await whyNobody(batch, late, takesNobody, deps) : null
    if (unfit) return unfit
    const candidates = await readCandidates(batchId, late, deps)
    const own = new Set(candidates.filter(({ since }) => since === before + 1).map(({ workerId }) => workerId))
    const known = new Set(candidates.map(({ workerId }) => workerId))
    const found = await deps.workers.getMany(asked)
    const workers = new Map(found.map((worker) => [worker.workerId, worker]))
    const helpFirst = await whoIsHelpedFirst(found, deps)
    const newcomers: Worker[] = []
    const people = asked.map((workerId): AddedCandidate => {
      if (before >= 0 && own.has(workerId)) return { workerId, outcome: 'added' }
      if (known.has(workerId)) return { workerId, outcome: 'already-in' }
      const worker = workers.get(workerId)
      const code =
        whyNot(worker, batch, staff) ??
        (helpFirst.has(workerId) ? 'help-first' : isFull(known, newcomers) ? 'full' : null)
      if (!worker || code !== null) {
        return {
          workerId,
          outcome: 'refused',
          why: { code: code ?? 'unknown', ...noCandidateWords[code ?? 'unknown'] },
        }
      }
      newcomers.push(worker)
      return { workerId, outcome: 'added' }
    })
    const isDone =
      body.dryRun ||
      before >= 0 ||
      newcomers.length === 0 ||
      (await keep({ batch, late, candidates, newcomers, addition, by: staff.subject }, deps))
    if (isDone) return { batchId, ...counted(people), people }
    await pauseBeforeTry(tries)
  }
  return refuse('busy', batchSentences('many-add'))
}

async function peopleAsked(
  { workerIds, surveyId }: AddCandidates,
  staff: Staff,
  deps: Needed,
): Promise<WorkerId[] | Refusal> {
  const survey = surveyId === null ? null : await surveyFor(staff, surveyId, deps)
  if (isRefusal(survey)) return survey
  const corrected = survey ? await deps.surveyRows.corrected(survey, mostAddedAtOnce + 1) : []
  const asked = [...new Set([...workerIds, ...corrected])]
  if (asked.length <= mostAddedAtOnce) return asked
  return refuse('too-large', batchSentences('too-many-at-once', { most: mostAddedAtOnce }))
}

/** Why the batch takes nobody now. */
async function whyNobody(
  { batchId, state, progress, counts }: TransferBatch,
  late: LateCandidates | null,
  takesNobody: boolean,
  { bucket, clock }: Needed,
): Promise<Refusal | null> {
  const now = clock.now()
  const isMatched =
    takesNobody || !beforeTheTrips.has(progress.step) || (await bucket.has(batchKeys(batchId).round(mostRounds)))
  const running: AdditionStanding = isMatched ? 'matched' : counts.chunks === 0 ? 'freezing' : 'running'
  const judged = judgeEvent(additionRule, { state: state === 'running' ? running : state, at: now, now })
  if (isRefusal(judged)) return judged
  if ((late?.additions.length ?? 0) < mostAdditions) return null
  return refuse('too-large', batchSentences('too-many-additions', { times: mostAdditions }))
}

function whyNot(worker: Worker | undefined, batch: TransferBatch, staff: Staff): NoCandidateCode | null {
  if (!worker) return 'unknown'
  return inScope(staff, { counties: [worker.countyCode] }) ? whyNoCandidate(worker, batch) : 'out-of-scope'
}

function isFull(known: ReadonlySet<WorkerId>, newcomers: readonly Worker[]): boolean {
  return known.size + newcomers.length >= largestBatch.workers
}

interface Adding {
  readonly batch: TransferBatch
  readonly late: LateCandidates | null
  readonly candidates: readonly CandidateSince[]
  readonly newcomers: readonly Worker[]
  readonly addition: string
  readonly by: string
}

/** In chunks of their own, after the others; false where somebody else added people, or the last round began, meanwhile. */
async function keep({ batch, late, candidates, newcomers, addition, by }: Adding, deps: Needed): Promise<boolean> {
  const { batches, bucket, clock, settings } = deps
  const { batchId } = batch
  const frozen = candidates.filter(({ since }) => since === 0)
  const first = frozen.reduce((most, { chunk }) => Math.max(most, chunk + 1), 0)
  const at = clock.now()
  const added = newcomers.map((worker, index): Candidate => {
    const place = candidates.length - frozen.length + index
    return candidateOf(worker, first + Math.floor(place / settings.CHUNK_SIZE), dateInShanghai(at))
  })
  const file = batchKeys(batchId).addition(randomUUID())
  await bucket.writeJson(file, added)
  const chunks = Math.max(late?.chunks ?? first, ...added.map(({ chunk }) => chunk + 1))
  const additions = [...(late?.additions ?? []), { addition, file, at, by, people: added.length }]
  if (await batches.addLate(batchId, late, { additions, chunks }, at)) return true
  await bucket.erase(file)
  return false
}

function counted(people: readonly AddedCandidate[]) {
  const count = (outcome: AddedCandidate['outcome']) => people.filter((one) => one.outcome === outcome).length
  return { added: count('added'), alreadyIn: count('already-in'), refused: count('refused') }
}

export const handler = http(routes['add-candidates'], addCandidates)
