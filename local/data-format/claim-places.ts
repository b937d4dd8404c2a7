import { paginateScan, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { confirmedPlaces, type HeadcountRequest } from '../../domain/enterprises/headcount.ts'
import type { BatchId, JobOrderId, TripId } from '../../domain/kernel/ids.ts'
import { type JourneyState, journeyStates } from '../../domain/matching/placement.ts'
import type { PassengerState } from '../../domain/transport/trips/passenger.ts'
import type { Database } from '../../storage/database.ts'
import { claimEntity, placesIn } from '../../storage/enterprises/places.ts'
import { putEach } from '../../storage/put-each.ts'

/**
 * Batches that asked before places were counted keep the places that their headcounts, offers and placements say, so that
 * those begun since ask for no more than is left. Claims that count already stay. Done twice it leaves the same.
 */
export async function claimPlaces(database: Database): Promise<void> {
  const kept = await readKept(database)
  const uncounted = [...kept.questions.values()].filter(({ request }) => !kept.counted.has(keyOf(request)))
  const claims = uncounted.map(({ request }) => claimFor(request, kept))
  const keys = new Set(uncounted.map(({ request }) => keyOf(request)))
  const free = [...keys].flatMap((key) => (kept.placements.get(key) ?? []).filter((one) => isFree(one, kept)))
  for (const { pk, sk } of free)
    await database.client.send(
      new UpdateCommand({
        TableName: database.table,
        Key: { pk, sk },
        UpdateExpression: 'SET placeGivenBack = :yes',
        ExpressionAttributeValues: { ':yes': true },
      }),
    )
  await placesIn(database).noteArrivals(arrivalsOf(kept.passengers.filter((one) => keys.has(keyOf(one)))))
  // Last: a batch that has a claim is not looked at again.
  const entity = claimEntity(database)
  if (claims.length > 0) await putEach(claims, (some) => entity.put(some).go())
}

interface Place {
  readonly batchId: BatchId
  readonly jobOrderId: JobOrderId
}
interface KeptPlacement extends Place {
  readonly pk: string
  readonly sk: string
  readonly state: JourneyState['state']
  readonly placeGivenBack?: boolean
}
interface KeptPassenger extends Place {
  readonly tripId: TripId
  readonly state: PassengerState
}
type KeptBatch = Pick<TransferBatch, 'state' | 'progress'>

interface Kept {
  readonly batches: Map<string, KeptBatch>
  readonly questions: Map<string, { readonly request: HeadcountRequest }>
  readonly placements: Map<string, KeptPlacement[]>
  readonly passengers: KeptPassenger[]
  /** Offers by place. */
  readonly offered: Map<string, number>
  /** Places whose batch has a claim. */
  readonly counted: Set<string>
}

const keyOf = ({ batchId, jobOrderId }: Place) => `${batchId} ${jobOrderId}`

/** By the name that an item gives its entity. */
const entities = ['batch', 'headcount', 'offer', 'placement', 'passenger', 'placeClaim'] as const

const read = '__edb_e__ pk sk batchId jobOrderId tripId state progress request placeGivenBack asked'.split(' ')

async function readKept({ client, table }: Database): Promise<Kept> {
  const kept: Kept = {
    batches: new Map(),
    questions: new Map(),
    placements: new Map(),
    passengers: [],
    offered: new Map(),
    counted: new Set(),
  }
  const pages = paginateScan(
    { client },
    {
      TableName: table,
      FilterExpression: `#0 IN (${entities.map((name) => `:${name}`).join(', ')})`,
      ProjectionExpression: read.map((_, index) => `#${index}`).join(', '),
      ExpressionAttributeNames: Object.fromEntries(read.map((name, index) => [`#${index}`, name])),
      ExpressionAttributeValues: Object.fromEntries(entities.map((name) => [`:${name}`, name])),
    },
  )
  for await (const { Items: items = [] } of pages) for (const item of items) take(item, kept)
  return kept
}

function take(item: Record<string, unknown>, kept: Kept): void {
  const key = keyOf(item as unknown as Place)
  switch (item['__edb_e__'] as (typeof entities)[number]) {
    case 'batch':
      kept.batches.set(String(item['batchId']), item as unknown as KeptBatch)
      return
    case 'headcount':
      kept.questions.set(key, item as { request: HeadcountRequest })
      return
    case 'offer':
      kept.offered.set(key, (kept.offered.get(key) ?? 0) + 1)
      return
    case 'placement':
      kept.placements.set(key, [...(kept.placements.get(key) ?? []), item as unknown as KeptPlacement])
      return
    case 'passenger':
      if (item['state'] === 'handed-over') kept.passengers.push(item as unknown as KeptPassenger)
      return
    case 'placeClaim':
      if (item['asked'] !== undefined) kept.counted.add(key)
  }
}

function claimFor(request: HeadcountRequest, kept: Kept) {
  const { batchId, jobOrderId, asked } = request
  const key = keyOf(request)
  const confirmed = confirmedPlaces(request)
  const accepted = (kept.placements.get(key) ?? []).filter(
    (one) => one.placeGivenBack !== true && !isFree(one, kept),
  ).length
  const open = Math.max(0, request.state === 'open' ? asked : confirmed - accepted)
  const claim = { jobOrderId, batchId, asked, confirmed, offered: kept.offered.get(key) ?? 0, open, accepted }
  return stillAsks(kept.batches.get(batchId)) ? claim : { ...claim, isClosed: true }
}

/** The rounds are not over. */
function stillAsks(batch: KeptBatch | undefined): boolean {
  const rounds: KeptBatch['progress']['step'][] = [
    'freezing candidates',
    'confirming headcount',
    'matching',
    'waiting for answers',
  ]
  return batch?.state === 'running' && rounds.includes(batch.progress.step)
}

/**
 * Whose place is free: in a batch that goes on, of those who took their yes back; it gives the others back itself. In one that
 * has ended, of all who never came.
 */
function isFree({ batchId, state }: KeptPlacement, { batches }: Kept): boolean {
  const { boarding, keepsPlace } = journeyStates[state]
  const batch = batches.get(batchId)?.state
  const goesOn = batch === 'running' || batch === 'releasing'
  return goesOn ? boarding === 'none' : boarding !== 'past' || !keepsPlace
}

function arrivalsOf(passengers: readonly KeptPassenger[]) {
  const byTrip = Map.groupBy(passengers, (one) => `${keyOf(one)} ${one.tripId}`)
  return [...byTrip.values()].flatMap(([first, ...others]) => {
    if (!first) return []
    const { batchId, jobOrderId, tripId } = first
    return [{ batchId, jobOrderId, tripId, handedOver: 1 + others.length }]
  })
}
