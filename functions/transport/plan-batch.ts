import type { BatchId, ConnectionId } from '../../domain/kernel/ids.ts'
import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { isBooked } from '../../domain/transport/booking.ts'
import type { QuoteReply } from '../../domain/transport/carrier-contract.ts'
import { groupTravellers } from '../../domain/transport/group-travellers.ts'
import { type JourneyFigures, journeyFigures } from '../../domain/transport/journey-figures.ts'
import { planJourneys } from '../../domain/transport/plan-journeys.ts'
import { selfArrangedRuns } from '../../domain/transport/self-arranged-runs.ts'
import { type Journeys, tripsOfRuns } from '../../domain/transport/trips-of-runs.ts'
import type { Deps } from '../wiring/deps.ts'
import { askForQuotes } from './ask-for-quotes.ts'
import { keepJourneys } from './keep-journeys.ts'
import { listTravellers } from './list-travellers.ts'

export interface Planning {
  readonly batchId: BatchId
  /** Tells it apart from the batch's other plannings; the same when a step is repeated. */
  readonly name: string
  /** Nobody is asked for quotes: everybody travels on their own. */
  readonly selfArranged?: boolean
}

/** The figures describe all of the batch's journeys as they stand now, the list holds the connections still to be booked. */
export interface BatchPlanned extends JourneyFigures {
  readonly connections: number
  readonly listKey: string
}

export type PlanningDeps = Pick<
  Deps,
  | 'batches'
  | 'placements'
  | 'workers'
  | 'carriers'
  | 'trips'
  | 'connections'
  | 'passengers'
  | 'bucket'
  | 'clock'
  | 'logger'
  | 'settings'
>

/**
 * Finds a way to the plant for everybody of the batch who has none. The plan is in the bucket before anything is written to
 * the table, so that a repeated step completes the same plan instead of making another.
 */
export async function planBatch(planning: Planning, deps: PlanningDeps): Promise<BatchPlanned | Refusal<'not-found'>> {
  const { batchId, name } = planning
  const batch = await deps.batches.get(batchId)
  if (!batch) return refuse('not-found', 'There is no such transfer batch.')
  const folder = `batches/${batchId}/transport`
  const planKey = `${folder}/journeys-${name}.json`
  const standing = (await deps.trips.ofBatch(batchId)).filter(({ progress }) => progress.state !== 'cancelled')

  const kept = await deps.bucket.read(planKey)
  const journeys: Journeys = kept ? JSON.parse(Buffer.from(kept).toString('utf8')) : await draw(planning, batch, deps)
  if (!kept) await deps.bucket.writeJson(planKey, journeys)
  await keepJourneys(batchId, journeys, deps)

  const listKey = `${folder}/connections-${name}.json`
  const connectionIds = [...new Set(journeys.trips.map(({ connectionId }) => connectionId))]
  await deps.bucket.writeJson(
    listKey,
    connectionIds.map((connectionId: ConnectionId) => ({ connectionId })),
  )
  const drawn = new Set(journeys.trips.map(({ tripId }) => tripId))
  const others = standing.filter(({ tripId, booking }) => !drawn.has(tripId) && isBooked(booking))
  return { connections: connectionIds.length, ...journeyFigures([...others, ...journeys.trips]), listKey }
}

async function draw(
  { batchId, name, selfArranged = false }: Planning,
  batch: Parameters<typeof listTravellers>[0] & { travelWindow: Parameters<typeof groupTravellers>[1] },
  deps: PlanningDeps,
): Promise<Journeys> {
  const groups = groupTravellers(await listTravellers(batch, deps), batch.travelWindow, deps.clock.now())
  if (selfArranged) return tripsOfRuns(selfArrangedRuns(groups), batchId, name)
  const earlier = await deps.trips.ofBatch(batchId)
  const refused = new Set(
    earlier.flatMap(({ booking, hire }) => (booking.state === 'refused' && hire ? [hire.quoteId] : [])),
  )
  const quotes = without(refused, await askForQuotes(`${batchId}-quotes-${name}`, groups, deps))
  const seconds = deps.settings.PLANNING_SECONDS
  const firstCoach = 1 + earlier.filter(({ mode }) => mode === 'charter-coach' || mode === 'feeder-coach').length
  return tripsOfRuns(await planJourneys(groups, quotes, { seconds, firstCoach }), batchId, name)
}

function without(refused: ReadonlySet<string>, { services, coaches }: QuoteReply): QuoteReply {
  return {
    services: services.filter(({ quoteId }) => !refused.has(quoteId)),
    coaches: coaches.filter(({ quoteId }) => !refused.has(quoteId)),
  }
}
