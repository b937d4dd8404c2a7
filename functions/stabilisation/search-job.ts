import { newBatch } from '../../domain/batches/new-batch.ts'
import { noCandidateWords } from '../../domain/batches/no-candidate.ts'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { whyNoCandidate } from '../../domain/batches/why-no-candidate.ts'
import { askHeadcount } from '../../domain/enterprises/headcount.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { listsOfEnterprise } from '../../domain/enterprises/waits-of-enterprise.ts'
import { type BatchId, derivedId } from '../../domain/kernel/ids.ts'
import { atShanghai, dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { atTheJob, journeyStates } from '../../domain/matching/placement.ts'
import { type Case, caseInWords, type JobSearch } from '../../domain/stabilisation/case.ts'
import { type SearchJob, searchJob } from '../../domain/stabilisation/search-job.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import { beginBatch } from '../batches/begin-batch.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { actOnce } from './act-once.ts'
import { type Routes, routes } from './catalog.ts'
import { leaveJob } from './leave-job.ts'
import { postsNear } from './posts-near.ts'

/**
 * Looks for another job where the person is: they leave the present one, and a batch for them alone asks the plants for one place each and
 * offers what is confirmed. Once a plant has taken them over the case is settled (`settle-job-search`); an offer that they decline or leave
 * unanswered has no consequence. The same call again completes what broke off.
 */
async function searchJobFor({ params, body, staff, key }: Call<Routes['search-job']>, deps: Deps) {
  const { caseId } = params
  const batchId = derivedId('BatchId', 'search job', caseId, key)
  return actOnce(
    { staff, caseId, key: derivedId('EventId', 'search job', caseId, key) },
    async (before, { at, by }) => {
      const search = { batchId, cityCode: before.cityCode ?? '', since: at, by }
      const after = searchJob(before, body, search, await isSearching(before, deps))
      if (isRefusal(after)) return after
      const cannot = await whyNoSearch(before, body, deps)
      return cannot ?? { after, step: { act: 'search-job', batchId }, text: body.note }
    },
    (one) => begin(one, body, batchId, deps),
    deps,
  )
}

async function isSearching({ search }: Case, { batches }: Pick<Deps, 'batches'>): Promise<boolean> {
  const state = search && (await batches.get(search.batchId))?.state
  return state === 'running' || state === 'releasing'
}

async function whyNoSearch(one: Case, { jobOrders }: SearchJob, deps: Deps): Promise<Refusal | null> {
  const { workerId, batchId, chunk, cityCode } = one
  if (cityCode === null) return refuse('invalid-state', stabilisationSentences('not-in-a-city'))
  const [worker, placement] = await Promise.all([
    deps.workers.get(workerId),
    deps.placements.get(batchId, chunk, workerId),
  ])
  const state = placement?.journey.state
  if (state && journeyStates[state].engages && !atTheJob.includes(state))
    return refuse('invalid-state', stabilisationSentences('under-way'))
  const free = worker && {
    ...worker,
    earliestDeparture: null,
    ...(worker.engagedIn === batchId && { engagedIn: null }),
  }
  const today = dateInShanghai(deps.clock.now())
  const window = { counties: [worker?.countyCode ?? ''], travelWindow: { from: today, to: today } }
  const code = free ? whyNoCandidate(free, window) : ('unknown' as const)
  if (code !== null)
    return refuse('invalid-state', stabilisationSentences('not-to-be-offered', { why: noCandidateWords[code] }))
  const near = new Set((await postsNear(cityCode, deps)).map(({ jobOrderId }) => jobOrderId))
  return jobOrders.every((id) => near.has(id))
    ? null
    : refuse('invalid-request', stabilisationSentences('posts-not-near'), '#/jobOrders')
}

/** The person is free before the batch looks who takes part; each plant is asked for one place, before the batch could ask for all. */
async function begin(one: Case, body: SearchJob, batchId: BatchId, deps: Deps): Promise<Case> {
  if (one.search?.batchId !== batchId) return caseInWords(one, deps.clock.now())
  await leaveJob([{ ...one, at: atShanghai(body.leftOn, '00:00') }], deps)
  const orders = await deps.jobOrders.getMany(body.jobOrders)
  for (const { id, enterpriseId } of orders) {
    const enterprise = await deps.enterprises.get(enterpriseId)
    const wish = askHeadcount({ batchId, jobOrderId: id, asked: 1 }, one.search.since)
    await deps.headcounts.ask(wish, enterpriseId, enterprise ? listsOfEnterprise(enterprise) : undefined)
  }
  await beginBatch(batchFor(one, one.search, body, orders), deps)
  return caseInWords(one, deps.clock.now())
}

function batchFor(
  { caseId, workerId, countyCode }: Case,
  { batchId, cityCode, since, by }: JobSearch,
  { answerHours }: SearchJob,
  orders: readonly JobOrder[],
): TransferBatch {
  const from = plusDays(dateInShanghai(since), 1)
  const to = orders.map(({ startDate }) => startDate).reduce((one, other) => (one > other ? one : other), from)
  return {
    batchId,
    campaign: '换岗就近推荐',
    counties: [countyCode],
    jobOrders: orders.map(({ id }) => id),
    travelWindow: { from, to },
    answerHours,
    budget: null,
    followsByDay: true,
    search: { workerId, cityCode, caseId },
    ...newBatch(since, by),
  }
}

export const handler = http(routes['search-job'], searchJobFor)
