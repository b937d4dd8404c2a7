import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { promiseOf } from '../../domain/enterprises/job-promise.ts'
import { type BatchId, derivedId, type WorkerId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, type Instant, plusDays } from '../../domain/kernel/instant.ts'
import type { JourneyState, Placement } from '../../domain/matching/placement.ts'
import { type Person, surveyed } from '../notices/people.ts'
import type { World } from '../world.ts'

/** A batch of one chunk whose people have travelled. */
export async function travelledBatch(
  world: World,
  jobOrder: JobOrder,
  batchId: BatchId,
  of: Pick<TransferBatch, 'followsByDay'> = {},
): Promise<void> {
  const createdAt = world.clock.now()
  const today = dateInShanghai(createdAt)
  const batch: TransferBatch = {
    batchId,
    campaign: '春风行动',
    counties: ['530621'],
    jobOrders: [jobOrder.id],
    travelWindow: { from: today, to: plusDays(today, 10) },
    answerHours: 48,
    budget: null,
    createdAt,
    createdBy: 'test',
    state: 'running',
    progress: { step: 'travelling', waitsFor: null, since: createdAt, until: null },
    counts: { candidates: 0, chunks: 1 },
    ...of,
  }
  await world.deps.batches.begin(batch)
}

/** Somebody with a yes on record and a journey as far as told; handed over now unless told otherwise. */
export async function placed(
  world: World,
  jobOrder: JobOrder,
  batchId: BatchId,
  journey: JourneyState = { state: 'handed-over', at: world.clock.now() },
): Promise<Person & { placement: Placement }> {
  const person = await surveyed(world)
  const enterprise = await world.deps.enterprises.get(jobOrder.enterpriseId)
  if (!enterprise) throw new Error('a job order has its enterprise')
  const placement = placementOf(jobOrder, enterprise, { batchId, workerId: person.workerId, at: world.clock.now() })
  const facts = { batchId, chunk: 0, round: 1, workerId: person.workerId, jobOrderId: jobOrder.id }
  const offerId = derivedId('OfferId', batchId, person.workerId)
  const { enterpriseId, promise, acceptedAt } = placement
  await world.deps.offers.make([
    { ...facts, offerId, enterpriseId, promise, sentAt: acceptedAt, answerUntil: acceptedAt, state: 'sent' },
  ])
  await world.deps.answers.accept([{ ...placement, round: 1 }])
  await world.deps.placements.move(batchId, 0, [{ workerId: person.workerId, from: ['accepted'], to: journey }])
  return { ...person, placement }
}

function placementOf(
  jobOrder: JobOrder,
  enterprise: { name: string },
  { batchId, workerId, at }: { batchId: BatchId; workerId: WorkerId; at: Instant },
): Placement {
  const { id, enterpriseId, cityCode, startDate } = jobOrder
  return {
    placementId: derivedId('PlacementId', batchId, workerId),
    batchId,
    workerId,
    enterpriseId,
    cityCode,
    startDate,
    chunk: 0,
    countyCode: '530621',
    jobOrderId: id,
    promise: promiseOf(jobOrder, enterprise),
    acceptedAt: at,
    journey: { state: 'accepted' },
  }
}
