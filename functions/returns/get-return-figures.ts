import type { WorkerId } from '../../domain/kernel/ids.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { journeyStates } from '../../domain/matching/placement.ts'
import type { NotAsked } from '../../domain/returns/return-ask.ts'
import { countReturns, type ProposedPerson, type ReturnFigures } from '../../domain/returns/return-figures.ts'
import { readChunks } from '../matching/read-chunks.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'
import { type ReturnBatch, returnBatchOf } from './return-batch-of.ts'
import { type NotAskedOfChunk, type ReturnList, returnKeys } from './return-list.ts'

type Needed = Pick<Deps, 'batches' | 'returnProposals' | 'offers' | 'placements' | 'enterprises' | 'bucket' | 'clock'>
type Person = ProposedPerson & Pick<ReturnList['asked'][number], 'enterpriseId'>

/** In which chunks may still be asked. */
const stepsOfAsking: ReadonlySet<string> = new Set([
  'freezing candidates',
  'collecting proposals',
  'waiting for answers',
])

/** How far the people of a batch of journeys are at this moment, together and by enterprise. Nobody is named. */
async function getReturnFigures({ params, staff }: Call<Routes['get-return-figures']>, deps: Needed) {
  const batch = await returnBatchOf(params.batchId, deps)
  if (isRefusal(batch)) return batch
  if (!inScope(staff, batch)) return outOfScope()
  const { batchId, returns, state } = batch
  const people = await peopleOf(batch, deps)
  const byFirm = Map.groupBy(people, ({ enterpriseId }) => enterpriseId)
  const names = new Map((await deps.enterprises.getMany(returns.enterprises)).map(({ id, name }) => [id, name]))
  const isOver = returns.direction === 'back' && state !== 'running'
  const figures: ReturnFigures = {
    batchId,
    direction: returns.direction,
    season: returns.season,
    asOf: deps.clock.now(),
    total: countReturns(people),
    enterprises: returns.enterprises.map((enterpriseId) => {
      const some = byFirm.get(enterpriseId) ?? []
      const isBack = ({ journey }: Person) => journey !== null && journeyStates[journey].passed.includes('handedOver')
      return {
        enterpriseId,
        enterpriseName: names.get(enterpriseId) ?? '',
        ...countReturns(some),
        postsUnknown: isOver ? some.filter((one) => one.notAsked !== 'left' && !isBack(one)).length : 0,
      }
    }),
  }
  return figures
}

async function peopleOf(batch: ReturnBatch, deps: Needed): Promise<Person[]> {
  const { batchId, counts } = batch
  const key = returnKeys(batchId).list
  if (!(await deps.bucket.has(key))) {
    const proposed = await deps.returnProposals.ofBatch(batchId)
    return proposed.map(({ enterpriseId }) => ({ enterpriseId, notAsked: null, offer: null, journey: null }))
  }
  const { asked, notAsked } = await deps.bucket.readJson<ReturnList>(key)
  const offerOf = new Map<string, ProposedPerson['offer']>()
  const journeyOf = new Map<string, ProposedPerson['journey']>()
  const pages = readChunks(counts.chunks, (chunk) =>
    Promise.all([deps.offers.statesOfChunk(batchId, chunk), deps.placements.statesOfChunk(batchId, chunk)]),
  )
  for await (const [offers, journeys] of pages) {
    for (const { workerId, state } of offers) offerOf.set(workerId, state)
    for (const { workerId, state } of journeys) journeyOf.set(workerId, state)
  }
  const dropped = await notAskedAfterAll(batch, asked, offerOf, deps)
  return [
    ...asked.map(({ workerId, enterpriseId }) => ({
      enterpriseId,
      notAsked: dropped.get(workerId) ?? null,
      offer: offerOf.get(workerId) ?? null,
      journey: journeyOf.get(workerId) ?? null,
    })),
    ...notAsked.map(({ enterpriseId, why }) => ({ enterpriseId, notAsked: why, offer: null, journey: null })),
  ]
}

/** While they are asked, who is in a chunk that is still to come is neither. */
async function notAskedAfterAll(
  { batchId, state, progress }: ReturnBatch,
  asked: ReturnList['asked'],
  offerOf: ReadonlyMap<string, unknown>,
  { bucket }: Pick<Deps, 'bucket'>,
): Promise<Map<WorkerId, NotAsked>> {
  const without = asked.filter(({ workerId }) => !offerOf.has(workerId))
  const isToCome = state === 'running' && stepsOfAsking.has(progress.step)
  const found = new Map<WorkerId, NotAsked>()
  for (const chunk of new Set(without.map((one) => one.chunk))) {
    const key = returnKeys(batchId).notAsked(chunk)
    const known = (await bucket.has(key)) ? await bucket.readJson<NotAskedOfChunk>(key) : []
    for (const { workerId, why } of known) found.set(workerId, why)
  }
  return new Map(
    without.flatMap(({ workerId }) => {
      const why = found.get(workerId) ?? (isToCome ? null : ('called-off' as const))
      return why === null ? [] : [[workerId, why]]
    }),
  )
}

export const handler = http(routes['get-return-figures'], getReturnFigures)
