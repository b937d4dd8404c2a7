import * as z from 'zod'
import { Candidate } from '../../domain/batches/candidate.ts'
import { JobOrder } from '../../domain/enterprises/job-order.ts'
import { BatchId, CohortId, ConnectionId, JobOrderId, SurveyId, TripId, WorkerId } from '../../domain/kernel/ids.ts'
import { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import type { RoundPlaces } from '../../domain/matching/explain-round.ts'
import { Worker } from '../../domain/surveys/worker.ts'
import { PlanProof } from '../../domain/transport/journeys/plan-proof.ts'
import type { PlannedVehicle } from '../../domain/transport/journeys/planned-vehicle.ts'
import type { Planning } from '../../domain/transport/journeys/planning.ts'
import { TransportDifference } from '../../domain/transport/journeys/transport-difference.ts'
import { QuoteReply } from '../../domain/transport/trips/carrier-contract.ts'
import { Passenger } from '../../domain/transport/trips/passenger.ts'
import { Trip } from '../../domain/transport/trips/trip.ts'
import { readCandidates } from '../../functions/batches/read-candidates.ts'
import { type MatchedRound, matchedRound } from '../../functions/matching/matched-round.ts'
import { placesOfRound } from '../../functions/matching/places-of-round.ts'
import { Proposal, readProposals } from '../../functions/matching/read-proposals.ts'
import { fileOfOldImport } from '../../functions/surveys/file-of-old-import.ts'
import { readPart } from '../../functions/surveys/read-part.ts'
import { connectionsPlanned } from '../../functions/transport/planning/connections-planned.ts'
import { keptDifference } from '../../functions/transport/planning/kept-difference.ts'
import { findPlanning, keptPlanning } from '../../functions/transport/planning/kept-planning.ts'
import type { Deps } from '../../functions/wiring/deps.ts'

export interface ObjectReader {
  /** What the domain says of it. */
  readonly is: z.ZodType
  /** The functions of today by which it is read: by the parts of its key, one call each. */
  read(key: string, deps: Pick<Deps, 'bucket' | 'vault' | 'workers' | 'clock'>): Promise<unknown>[]
}

const partOf = (key: string, pattern: RegExp) => pattern.exec(key)?.[1] ?? ''
const batchIn = (key: string) => BatchId.parse(partOf(key, /^batches\/([^/]+)\//))
const surveyIn = (key: string) => SurveyId.parse(partOf(key, /^surveys\/([^/]+)\//))
const roundIn = (key: string) => Number(partOf(key, /rounds\/(\d+)\//))

/** A list that states of workflows read, entry by entry. */
const list = (entry: z.ZodType): ObjectReader => ({
  is: z.array(entry),
  read: (key, { bucket }) => [bucket.readJson(key)],
})

const KeptCandidate = Candidate.extend({ since: z.literal(0) })

const KeptRound = z.object({
  offers: z.int(),
  additions: z.int().optional(),
  remindAt: Instant,
  answerUntil: Instant,
  listOfChunks: z.string(),
}) satisfies z.ZodType<MatchedRound>

const KeptPlaces = z.object({
  jobOrder: JobOrder,
  places: z.int(),
  startDate: CalendarDate,
  taken: z.int(),
}) satisfies z.ZodType<RoundPlaces>

const KeptVehicle = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('coach'), terminal: z.string(), pickups: z.array(z.string()), depart: z.int() }),
  z.object({ kind: z.literal('service'), service: z.string() }),
  z.object({ kind: z.literal('self-arranged'), group: z.string() }),
]) satisfies z.ZodType<PlannedVehicle>

const traveller = Passenger.pick({
  workerId: true,
  chunk: true,
  placementId: true,
  jobOrderId: true,
  enterpriseId: true,
})

const KeptPlanning = z.object({
  name: z.string(),
  batchId: BatchId,
  base: z.string().nullable(),
  quotes: QuoteReply,
  quotedAt: Instant,
  firstDay: CalendarDate.nullable(),
  waitingRules: z.array(CalendarDate).optional(),
  groups: z.array(
    z.object({
      groupId: z.string(),
      countyCode: z.string(),
      cityCode: z.string(),
      earliestDeparture: Instant,
      latestDeparture: Instant,
      latestArrival: Instant,
      travellers: z.array(
        traveller.extend({
          countyCode: z.string(),
          cityCode: z.string(),
          startDate: CalendarDate,
          earliestDeparture: CalendarDate.nullable(),
          companionGroup: z.string().nullable(),
        }),
      ),
    }),
  ),
  vehicles: z.record(TripId, KeptVehicle),
  change: z.object({
    added: z.array(Trip),
    revised: z.array(Trip),
    dropped: z.array(TripId),
    connections: z.array(z.object({ connectionId: ConnectionId, tripIds: z.array(TripId) })),
    taken: z.array(Passenger),
    joined: z.array(Passenger),
    amended: z.array(Passenger),
    moved: z.array(z.object({ workerId: WorkerId, chunk: z.int(), from: z.array(TripId), to: z.array(TripId) })),
    newStops: z.array(z.object({ tripId: TripId, names: z.array(z.string()) })),
  }),
  proof: PlanProof.optional(),
}) satisfies z.ZodType<Planning>

const planning: ObjectReader = {
  is: KeptPlanning,
  read: (key, deps) => {
    const name = partOf(key, /planning-(.+)\.json$/)
    return [keptPlanning(batchIn(key), name, deps), findPlanning(batchIn(key), name, deps)]
  },
}

const connections: ObjectReader = {
  is: z.array(z.object({ connectionId: ConnectionId })),
  read: (key, deps) => [
    deps.bucket.readJson(key),
    connectionsPlanned(batchIn(key), partOf(key, /connections-(.+)\.json$/), deps).then((ids) =>
      [...ids].map((connectionId) => ({ connectionId })),
    ),
  ],
}

/** How an object of each kind that a release has kept is read today. */
export const objectReaders: Readonly<Record<string, ObjectReader>> = {
  'batches/*/candidates.json': {
    is: z.array(KeptCandidate),
    read: (key, deps) => [readCandidates(batchIn(key), null, deps)],
  },
  'batches/*/chunks.json': list(z.object({ chunk: z.int() })),
  'batches/*/job-orders.json': list(z.object({ jobOrderId: JobOrderId })),
  'batches/*/cohorts.json': list(z.object({ cohortId: CohortId })),
  'batches/*/rounds/*/round.json': {
    is: KeptRound,
    read: (key, deps) => [matchedRound(batchIn(key), roundIn(key), deps)],
  },
  'batches/*/rounds/*/chunks.json': list(z.object({ chunk: z.int(), key: z.string() })),
  'batches/*/rounds/*/chunk-*.json': { is: z.array(Proposal), read: (key, deps) => [readProposals(key, deps)] },
  'batches/*/rounds/*/places.json': {
    is: z.array(KeptPlaces),
    read: (key, deps) => [placesOfRound(batchIn(key), roundIn(key), deps)],
  },
  'batches/*/transport/planning-*.json': planning,
  'batches/*/transport/planning-first.json': planning,
  'batches/*/transport/planning-again-*.json': planning,
  'batches/*/transport/planning-lost-*-*.json': planning,
  'batches/*/transport/connections-*.json': connections,
  'batches/*/transport/connections-first.json': connections,
  'batches/*/transport/connections-again-*.json': connections,
  'batches/*/transport/connections-lost-*-*.json': connections,
  'batches/*/transport/difference-*.json': {
    is: TransportDifference,
    read: (key, deps) => [keptDifference(batchIn(key), partOf(key, /difference-(.+)\.json$/), deps)],
  },
  'batches/*/transport/trips.json': list(z.object({ tripId: TripId })),
  'batches/*/transport/trips-lost-*.json': list(z.object({ tripId: TripId })),
  'surveys/*/parts.json': list(z.object({ key: z.string(), part: z.int() })),
  'surveys/*/parts/*.json': {
    is: z.array(Worker),
    read: (key, { bucket, workers, clock }) => {
      const rows = readPart(key, { bucket })
      const registered = async () => {
        const kept = await workers.register(await rows, clock.now())
        return workers.getMany([...kept])
      }
      return [rows, registered()]
    },
  },
  'surveys/*/rejected.csv.sealed': {
    is: z.string().startsWith('\uFEFF'),
    read: (key, deps) => [fileOfOldImport(surveyIn(key), 'a release before is read', deps)],
  },
}
