import * as z from 'zod'
import { ReturnDirection } from '../../domain/batches/batch-returns.ts'
import {
  BatchId,
  CaseId,
  CohortId,
  EnterpriseId,
  JobOrderId,
  MessageId,
  OfferId,
  TripId,
} from '../../domain/kernel/ids.ts'
import { Instant } from '../../domain/kernel/instant.ts'
import { Money } from '../../domain/kernel/money.ts'
import { Words } from '../../domain/kernel/words.ts'
import { CaseKind } from '../../domain/stabilisation/case-kinds.ts'
import { CallId } from '../../domain/stabilisation/phone-call.ts'
import { WorkerView } from '../../domain/surveys/worker-view.ts'
import { Trip, TripMode } from '../../domain/transport/trips/trip.ts'

const at = Instant.nullable()

/** Everything that we did with one person, in the order in which it came about. */
export const WorkerStory = z.object({
  worker: WorkerView,
  edits: z.array(
    z.object({ version: z.int(), at: Instant, by: z.string(), reason: z.string(), changed: z.array(z.string()) }),
  ),
  survey: z.object({ fileName: z.string(), createdAt: Instant, createdBy: z.string() }).nullable(),
  batches: z.array(
    z.object({
      batchId: BatchId,
      campaign: z.string(),
      state: z.string(),
      /** Why the person was matched with each offer, or with none. */
      explanation: z.string(),
      offers: z.array(
        z.object({
          offerId: OfferId,
          round: z.int(),
          jobOrderId: JobOrderId,
          enterpriseId: EnterpriseId,
          employer: z.string(),
          post: z.string(),
          city: z.string(),
          monthlyWage: Money,
          /** A seat home or back was asked about, and no job offered; null: it was a job. */
          returns: ReturnDirection.nullable(),
          sentAt: Instant,
          answerUntil: Instant,
          state: z.enum(['sent', 'accepted', 'declined', 'unanswered', 'withdrawn']),
          /** When it was answered or closed. */
          at,
          /** The call by which a colleague may ask, while it is open. */
          callId: CallId.nullable(),
          answers: z.array(z.object({ answer: z.string(), at: Instant, by: z.string().nullable() })),
        }),
      ),
      /** How far the journey came, and since when where that is known; null without a yes. */
      journey: z.object({ state: z.string(), at }).nullable(),
      trips: z.array(
        z.object({
          tripId: TripId,
          mode: TripMode,
          service: z.string().nullable(),
          departsAt: Instant,
          seat: z.int(),
          /** What became of the person on it. */
          state: z.string(),
          progress: Trip.shape.progress,
        }),
      ),
    }),
  ),
  checkIns: z.array(
    z.object({
      cohortId: CohortId,
      day: z.int(),
      askedAt: Instant,
      closesAt: Instant,
      state: z.enum(['asked', 'answered', 'silent']),
      answer: z.string().nullable(),
      answerWords: Words.nullable(),
      answeredAt: at,
      callId: CallId.nullable(),
    }),
  ),
  cases: z.array(
    z.object({
      caseId: CaseId,
      kind: CaseKind,
      openedAt: Instant,
      state: z.string(),
      outcome: z.string().nullable(),
      outcomeWords: Words.nullable(),
    }),
  ),
  messages: z.array(
    z.object({
      messageId: MessageId,
      template: z.string(),
      queuedAt: Instant,
      state: z.string(),
      at,
      report: z.string().nullable(),
    }),
  ),
})
export type WorkerStory = z.infer<typeof WorkerStory>
