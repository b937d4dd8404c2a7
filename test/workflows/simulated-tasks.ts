import { chunkSize } from '../../domain/batches/chunk-size.ts'
import type { HeadcountResult } from '../../domain/enterprises/headcount.ts'
import { type BatchId, type ConnectionId, derivedId, type SurveyId, type TripId } from '../../domain/kernel/ids.ts'
import { type CalendarDate, type Clock, type Instant, plus, type Span } from '../../domain/kernel/instant.ts'
import { checkInDays } from '../../domain/stabilisation/check-in.ts'
import type { TaskName } from '../../functions/catalog.ts'
import { largestCall } from '../../functions/gateways/sms/port.ts'
import type { BatchPlanned } from '../../functions/transport/planning/batch-planned.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import { surveyKeys } from '../../storage/surveys/surveys.ts'
import type { WorkflowName } from '../../workflows/catalog.ts'
import type { SimulatedBatch, SimulatedConnection } from './simulated-batch.ts'
import type { Mood } from './simulated-partners.ts'
import type { TaskAnswers } from './task-answers.ts'

/** What a task is given, as far as a simulated one looks at it. */
export interface Given {
  readonly batchId: BatchId
  readonly surveyId: SurveyId
  readonly connectionId: ConnectionId
  readonly tripId: TripId
  readonly reported?: TripId
  readonly round: number
  readonly attempt: number
  readonly outcome: 'completed' | 'cancelled' | 'failed'
  readonly why: string
  readonly choices: readonly ('retry' | 'skip')[]
  readonly freezes?: boolean
  readonly tells?: boolean
}

/** What a task answers with a refusal, which a workflow catches by its code. */
export class SimulatedRefusal extends Error {}

interface World {
  readonly clock: Clock
  readonly batch: SimulatedBatch
  readonly mood: Mood
  /** Leaves a list in the bucket and gives back its key. */
  readonly put: (key: string, list: readonly unknown[]) => string
  readonly stop: (workflow: WorkflowName, execution: string) => Promise<void>
}

/** Lists of people, job orders and trips lie in the bucket; every answer is as large as the real task's at its largest. */
export function simulatedTasks({ clock, batch, mood, put, stop }: World) {
  const chunks = Math.ceil(batch.workers / chunkSize.least)
  const planned = new Map<string, SimulatedConnection>()
  let latest: readonly SimulatedConnection[] = []
  const bookedByHand = new Set<string>()
  const expired = new Set<TripId>()
  /** An address that takes nothing for three days, looked at every quarter of an hour at most. */
  const mostTurns = 3 * 24 * 4
  /** As often as messages are looked at that wait for the morning, and of which nobody knows for three days. */
  const mostLooks = 8
  const mostPages = 40
  let turns = 0
  let looks = 0
  let pages = 0
  const asked = Array.from({ length: largestCall }, (_, index) => derivedId('MessageId', index))
  const after = (span: Span): Instant => plus(clock.now(), span)
  const jobOrders = (batchId: BatchId) =>
    Array.from({ length: batch.jobOrders }, (_, index) => ({ jobOrderId: derivedId('JobOrderId', batchId, index) }))

  const waiting = {
    upTo2Hours: 23_456,
    upTo5Hours: 12_345,
    longer: 12_345,
    longestMinutes: 1440,
    nights: 12_345,
    lodgingYuan: 1_234_567,
    ownJourneys: 12_345,
    rules: Array.from({ length: 50 }, (_, index) => `20${26 + index}-01-01` as CalendarDate),
  }
  function plan(batchId: BatchId, planning: string, apart = false): BatchPlanned {
    const connections = (apart ? batch.apart : batch.connections)(batchId, planning)
    latest = connections
    for (const connection of connections) planned.set(connection.connectionId, connection)
    const listKey = put(
      `batches/${batchId}/transport/connections-${planning}.json`,
      connections.map(({ connectionId }) => ({ connectionId })),
    )
    const trips = connections.reduce((sum, { tripIds }) => sum + tripIds.length, 0)
    const { workers } = batch
    return {
      connections: connections.length,
      trips,
      passengers: workers,
      costYuan: 8_123_456.78,
      seatFill: 0.8163265306122449,
      waiting,
      listKey,
    }
  }
  /** One connection in the place of a lost trip's. */
  function replaced(batchId: BatchId): BatchPlanned {
    const listKey = put(`batches/${batchId}/transport/connections-lost.json`, [
      { connectionId: derivedId('ConnectionId', batchId, 'lost') },
    ])
    return {
      connections: 1,
      trips: 2900,
      passengers: 50_000,
      costYuan: 8_123_456.78,
      seatFill: 0.816,
      waiting,
      listKey,
    }
  }
  const confirmed: HeadcountResult = { asked: 1000, outcome: 'other-date', places: 1000 }
  const released: HeadcountResult = { asked: 1000, outcome: 'released', places: 0, why: 'agreement-not-active' }

  return {
    'surveys/check-sheet': ({ surveyId }) => {
      const keys = surveyKeys(surveyId)
      const parts = Array.from({ length: Math.ceil(batch.workers / 200) }, (_, index) => index + 1)
      const listOfParts = put(
        keys.listOfParts,
        parts.map((part) => ({ key: keys.part(part), part })),
      )
      return { parts: parts.length, listOfParts }
    },
    'surveys/register-workers': () => ({}),
    'surveys/publish-survey': () => ({}),
    'notices/pursue-messages': () => {
      looks += 1
      return looks < mostLooks ? { messageIds: asked, waitSeconds: 43_200 } : { messageIds: [], waitSeconds: 0 }
    },
    'service/measure-waiting': () => ({}),
    'service/ring': () => ({}),
    'service/rehearse-question': () => ({}),
    'service/rehearse-offer': () => ({}),
    'service/end-rehearsal': () => ({}),
    'enterprises/tell-agreement': () => ({}),
    'enterprises/await-signature': () => ({}),
    'enterprises/activate-agreement': () => ({}),
    'enterprises/close-agreement': () => ({}),
    'enterprises/sweep-agreements': () => ({ swept: 100, more: false }),
    'stabilisation/man-stations': () => ({ next: null }),
    'stabilisation/see-to-day': () => ({ again: false }),
    'enterprises/date-agreements': () => ({ dated: 0, next: null }),
    'enterprises/open-headcount': () => ({ deadlines: [24, 44, 48].map((hours) => after({ hours })) }),
    'enterprises/ask-headcount': () => ({ deadlines: [24, 44, 48].map((hours) => after({ hours })) }),
    'enterprises/await-headcount': () => ({}),
    'enterprises/remind-headcount': () => ({}),
    'enterprises/release-headcount': ({ tells }) => (tells && mood.answersAt !== null ? confirmed : released),
    'enterprises/tell-headcount-released': () => ({}),
    'enterprises/send-missed': () => {
      turns += 1
      return turns < mostTurns ? { done: false, waitSeconds: 900 } : { done: true }
    },
    'enterprises/release-headcounts': () => ({ released: batch.jobOrders, untold: batch.jobOrders }),
    'campaigns/tell-signed-up': () => {
      pages += 1
      return { told: 100, cursor: pages < mostPages ? 'x'.repeat(400) : null }
    },
    'relief/text-some': () => {
      pages += 1
      return { told: 100, cursor: pages < mostPages ? 'x'.repeat(400) : null }
    },
    'batches/freeze-candidates': ({ batchId }) => ({
      candidates: batch.workers,
      lists: {
        chunks: put(
          batchKeys(batchId).chunks,
          Array.from({ length: chunks }, (_, chunk) => ({ chunk })),
        ),
        jobOrders: put(batchKeys(batchId).jobOrders, jobOrders(batchId)),
      },
      travelUntil: after({ days: 60 }),
      ...(mood.takesHome && { returns: true }),
    }),
    'batches/note-progress': () => ({}),
    'batches/ask-approval': () => ({}),
    'batches/await-operator': () => ({}),
    'batches/begin-release': async ({ batchId, why }) => {
      for (const { jobOrderId } of jobOrders(batchId))
        await stop('enterprises/confirm-headcount', `${batchId}-${jobOrderId}`)
      for (const { connectionId } of planned.values()) await stop('transport/book-trip', connectionId)
      for (const { tripIds } of planned.values()) for (const tripId of tripIds) await stop('transport/run-trip', tripId)
      return { why: `${why} (while travelling)`, listOfChunks: batchKeys(batchId).chunks, chunks }
    },
    'batches/conclude-batch': ({ outcome }) => ({ state: outcome }),
    'matching/match-workers': ({ batchId, round }) => {
      const keys = batchKeys(batchId)
      return {
        offers: batch.workers,
        remindAt: after({ hours: 84 }),
        answerUntil: after({ hours: 168 }),
        listOfChunks: put(
          keys.roundChunks(round),
          Array.from({ length: chunks }, (_, chunk) => ({ chunk, key: keys.roundChunk(round, chunk) })),
        ),
      }
    },
    'returns/ask-enterprises': () => ({ told: 500, proposeUntil: after({ hours: 72 }) }),
    'returns/list-proposed': ({ batchId }) => {
      const keys = batchKeys(batchId)
      return {
        offers: batch.workers,
        remindAt: after({ hours: 84 }),
        answerUntil: after({ hours: 168 }),
        listOfChunks: put(
          keys.roundChunks(1),
          Array.from({ length: chunks }, (_, chunk) => ({ chunk, key: keys.roundChunk(1, chunk) })),
        ),
      }
    },
    'returns/ask-workers': () => ({ sent: 100, answerUntil: after({ hours: 168 }) }),
    'matching/send-offers': () => ({ sent: 100, answerUntil: after({ hours: 168 }) }),
    'matching/remind-silent': () => ({ open: 100 }),
    'matching/close-offers': () => {
      const accepted = mood.nobodyAccepts ? 0 : 100
      return { sent: 100, accepted, declined: 100, unanswered: 100, withdrawn: 100 }
    },
    'matching/withdraw-offers': () => ({ withdrawn: 100, released: 100 }),
    'transport/planning/plan-trips': ({ batchId }) => plan(batchId, 'first'),
    'transport/planning/draw-proposal': () => ({}),
    'transport/planning/give-up-proposal': () => ({}),
    'transport/planning/carry-out-proposal': ({ batchId }) => ({
      ...plan(batchId, 'first'),
      refused: '同'.repeat(300),
    }),
    'transport/disruption/cancel-disrupted': () => ({ trips: 1, people: 49 }),
    'transport/disruption/notify-rebooked': ({ batchId }) => {
      const listKey = put(`batches/${batchId}/transport/trips-lost.json`, [
        { tripId: derivedId('TripId', batchId, 'lost') },
      ])
      return { listKey, trips: 1, passengers: 49 }
    },
    'transport/disruption/await-replacement': () => ({ asked: true }),
    'transport/disruption/close-loss': () => ({}),
    'transport/planning/replan-lost': ({ batchId, attempt, reported }) =>
      reported ? replaced(batchId) : plan(batchId, `again-${attempt}`, attempt >= 3),
    'transport/booking/list-legs': ({ connectionId }) => {
      const { byHand, byCarrier } = planned.get(connectionId) ?? { byHand: [], byCarrier: [] }
      return { byHand: byHand.filter(({ tripId }) => !bookedByHand.has(tripId)), byCarrier: [...byCarrier] }
    },
    'transport/booking/ask-booking-by-hand': ({ tripId }) => {
      bookedByHand.add(tripId)
      return { asked: true }
    },
    'transport/booking/hold-trip': () => ({ held: true }),
    'transport/booking/confirm-trip': ({ tripId }) => {
      if (!mood.carriersRefuse) return { confirmed: true }
      const why = expired.has(tripId) ? 'released while it was being confirmed' : 'hold-expired'
      expired.add(tripId)
      return { confirmed: false, why }
    },
    'transport/booking/release-connection': () => ({ released: 31 }),
    'transport/travel/release-trips': () => ({ released: 2900, stay: 0 }),
    'transport/travel/run-on': () => ({ trips: 2900 }),
    'transport/travel/send-travel-notices': () => ({ sent: 100, segments: 200, skipped: 100 }),
    'transport/travel/list-trips-to-run': ({ batchId }) => {
      const tripIds = latest.flatMap((connection) => connection.tripIds)
      const listKey = put(
        `batches/${batchId}/transport/trips.json`,
        tripIds.map((tripId) => ({ tripId })),
      )
      return { listKey, trips: tripIds.length }
    },
    'transport/travel/schedule-trip': () => ({
      runs: true,
      freezeAt: after({ days: 10 }),
      remindAt: after({ days: 26 }),
      reportsFrom: after({ days: 27 }),
      callsRoll: true,
      handsOver: true,
      rollCallSeconds: 21_600,
      departureSeconds: 10_800,
      arrivalSeconds: 187_200,
      handOverSeconds: 86_400,
    }),
    'transport/travel/freeze-manifest': () => ({ passengers: mood.nobodyTravels ? 0 : 1200 }),
    'transport/travel/tell-plants': ({ freezes }) => {
      if (freezes && mood.nobodyTravels) throw new SimulatedRefusal('invalid-state')
      return { told: 1000 }
    },
    'transport/travel/remind-passengers': () => ({ sent: 1200 }),
    'transport/travel/cancel-empty-trip': () => ({}),
    'transport/travel/await-report': () => ({ asked: true }),
    'transport/travel/raise-alarm': () => ({}),
    'arrival/settle-trip': () => ({ lost: mood.carriersRefuse }),
    'arrival/count-journeys': () => ({ boarded: 100, noShow: 100, withdrawn: 100, arrived: 100, handedOver: 100 }),
    'stabilisation/form-cohorts': ({ batchId }) => ({
      listKey: put(
        `batches/${batchId}/cohorts.json`,
        Array.from({ length: batch.cohorts }, (_, part) => ({ cohortId: derivedId('CohortId', batchId, part) })),
      ),
      cohorts: batch.cohorts,
      people: batch.workers,
    }),
    'stabilisation/plan-check-ins': () => ({
      checkIns: checkInDays.map((day) => ({ day, askAt: after({ days: day }) })),
    }),
    'stabilisation/ask-cohort': () => ({ asked: 100, closesAt: after({ days: 2 }) }),
    'stabilisation/close-check-in': () => ({ asked: 100, answered: 100, silent: 100 }),
    'stabilisation/note-missed-check-in': () => ({}),
    'stabilisation/assign-case': () => ({}),
    'stabilisation/give-up-case': () => ({}),
    'stabilisation/hand-on-cases': () => ({ looked: 100 }),
    'stabilisation/watch-due-cases': () => ({ watched: 24 }),
    'stabilisation/tell-case': () => ({}),
    'rights/seal-again': () => ({ workers: 0, wrapped: 0, sealed: 0, named: 0, listed: 0, left: 0, next: null }),
    'rights/seal-contacts-again': () => ({ looked: 0, wrapped: 0, sealed: 0, left: 0, next: null }),
    'rights/apply-erasures': () => ({ listed: 0, erased: 0, next: null }),
  } satisfies { [Task in TaskName]: (given: Given) => TaskAnswers[Task] | Promise<TaskAnswers[Task]> }
}
