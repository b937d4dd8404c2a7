import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { type BatchId, derivedId, type PlacementId, type WorkerId } from '../../domain/kernel/ids.ts'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import type { ReturnFigures } from '../../domain/returns/return-figures.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { placed, travelledBatch } from '../stabilisation/people-at-work.ts'
import type { World } from '../world.ts'

export interface AtWork {
  readonly workerId: WorkerId
  readonly phone: string
  readonly placement: Placement
}

let firms = 0

/** A plant with so many people of one county at work, as if a batch had brought them there. */
export async function openPost(world: World, people: number): Promise<{ plant: Plant; people: AtWork[] }> {
  const plant = await openPlant(world)
  const order = await openJobOrder(world, plant)
  firms += 1
  const batchId = derivedId('BatchId', 'outward', `${firms}`)
  await travelledBatch(world, order, batchId)
  const there: AtWork[] = []
  for (let number = 0; number < people; number += 1) there.push(await placed(world, order, batchId))
  const since = world.clock.now()
  const progress = { step: 'ended', waitsFor: null, since, until: null } as const
  await world.deps.batches.note(batchId, since, () => ({ progress }))
  return { plant, people: there }
}

/** Days before the Spring Festival of 2027, which is on 6 February. */
export const homeward = { from: '2027-01-20' as CalendarDate, to: '2027-02-03' as CalendarDate }
export const back = { from: '2027-02-16' as CalendarDate, to: '2027-02-28' as CalendarDate }

export async function startReturns(
  world: World,
  firmIds: readonly string[],
  more: object = {},
): Promise<{ status: number; body: TransferBatch }> {
  const body = {
    campaign: '2027年返乡',
    direction: 'homeward',
    enterprises: firmIds,
    travelWindow: homeward,
    proposeHours: 48,
    answerHours: 24,
    ...more,
  }
  const answer = await world.call('POST', '/v1/return-batches', {
    token: await world.token({ role: 'province' }),
    body,
  })
  return answer as { status: number; body: TransferBatch }
}

export function proposal(
  batchId: BatchId,
  people: readonly { readonly placement: Pick<Placement, 'placementId'> }[],
  day = '2027-01-22',
): { batchId: BatchId; people: { placementId: PlacementId; day: string }[] } {
  return { batchId, people: people.map(({ placement: { placementId } }) => ({ placementId, day })) }
}

/** Puts down whom the step that asks a chunk finds listed, as of a while ago; answers with what it is given. */
export async function listChunk(world: World, batchId: BatchId, some: readonly AtWork[]) {
  const key = batchKeys(batchId).roundChunk(1, 0)
  const listed = some.map(({ workerId, placement }) => ({
    workerId,
    chunk: 0,
    placementId: placement.placementId,
    enterpriseId: placement.enterpriseId,
    jobOrderId: placement.jobOrderId,
    day: '2027-01-22',
    post: { batchId: placement.batchId, chunk: placement.chunk },
  }))
  await world.deps.bucket.writeJson(key, listed)
  return { listed, chunk: { batchId, round: 1, chunk: 0, key } }
}

export async function figuresOf(world: World, batchId: BatchId): Promise<ReturnFigures> {
  const token = await world.token({ role: 'province' })
  return (await world.call('GET', `/v1/return-batches/${batchId}`, { token })).body as ReturnFigures
}

export async function look(world: World, batchId: BatchId): Promise<TransferBatch> {
  const token = await world.token({ role: 'province' })
  return (await world.call('GET', `/v1/transfer-batches/${batchId}`, { token })).body as TransferBatch
}

/** A firm of the simulated world: it hears of the batch, so that the simulated office follows it. */
export async function openWatcher(world: World): Promise<string> {
  const opened = world.partners.enterprise('看板厂', [])
  const token = await world.token({ role: 'province' })
  const body = { name: '看板厂', socialCreditCode: '91530100MA62000090', ...opened.reachedBy }
  const { body: answer } = await world.call('POST', '/v1/enterprises', { token, body })
  const { enterprise, webhookSecret } = answer as { enterprise: { id: string }; webhookSecret: string }
  opened.introduce(enterprise.id, webhookSecret)
  return enterprise.id
}
