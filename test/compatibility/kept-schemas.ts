import * as z from 'zod'
import { JobPromise } from '../../domain/enterprises/job-promise.ts'
import {
  BatchId,
  CohortId,
  EnterpriseId,
  JobOrderId,
  MessageId,
  OfferId,
  PlacementId,
  TripId,
  WorkerId,
} from '../../domain/kernel/ids.ts'
import { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import type { Offer } from '../../domain/matching/offer.ts'
import type { JourneyState, Placement } from '../../domain/matching/placement.ts'
import type { Message } from '../../domain/notices/message.ts'
import { type NoticeTemplateCode, noticeTemplates } from '../../domain/notices/notice-templates.ts'
import type { CheckIn } from '../../domain/stabilisation/check-in.ts'
import { CheckInFigures, type Checkpoint, type FollowedCohort } from '../../domain/stabilisation/cohort.ts'

// What the domain says as types alone, for what a store read: a field that a type gains does not compile here until it is said, and an
// item of a release before that lacks it fails then. Fields that no release has written yet are left out.

const answers = z.enum([
  'as-promised',
  'not-as-promised',
  'needs-help',
  'fine',
  'has-left',
  'signed',
  'not-signed',
  'paid',
  'unpaid',
  'not-due',
  'wages-wrong',
])

const journey = z.discriminatedUnion('state', [
  z.object({ state: z.literal('accepted') }),
  z.object({ state: z.literal('seated'), tripIds: z.array(TripId) }),
  z.object({ state: z.literal('boarded'), tripIds: z.array(TripId), at: Instant }),
  z.object({ state: z.literal('left'), at: Instant }),
  z.object({ state: z.enum(['withdrawn', 'no-show', 'arrived', 'handed-over', 'diverted', 'released']), at: Instant }),
]) satisfies z.ZodType<JourneyState>

const ofOffer = {
  batchId: BatchId,
  chunk: z.int(),
  workerId: WorkerId,
  jobOrderId: JobOrderId,
  enterpriseId: EnterpriseId,
  promise: JobPromise,
}

export const KeptPlacement = z.object({
  ...ofOffer,
  placementId: PlacementId,
  countyCode: z.string(),
  cityCode: z.string(),
  startDate: CalendarDate,
  acceptedAt: Instant,
  journey,
}) satisfies z.ZodType<Placement>

const sent = { ...ofOffer, offerId: OfferId, round: z.int(), sentAt: Instant, answerUntil: Instant }

export const KeptOffer = z.discriminatedUnion('state', [
  z.object({ ...sent, state: z.literal('sent') }),
  z.object({ ...sent, state: z.enum(['accepted', 'declined']), answeredAt: Instant }),
  z.object({ ...sent, state: z.enum(['unanswered', 'withdrawn']), closedAt: Instant }),
]) satisfies z.ZodType<Offer>

const message = {
  messageId: MessageId,
  workerId: WorkerId,
  sealedPhone: z.string(),
  template: z.enum(Object.keys(noticeTemplates) as [NoticeTemplateCode]),
  segments: z.int(),
  queuedAt: Instant,
}

export const KeptMessage = z.discriminatedUnion('state', [
  z.object({ ...message, state: z.literal('queued') }),
  z.object({ ...message, state: z.enum(['sent', 'refused']), at: Instant, report: z.string().optional() }),
  z.object({ ...message, state: z.enum(['dropped', 'delivered', 'failed']), at: Instant, report: z.string() }),
]) satisfies z.ZodType<Message>

const checkIn = {
  cohortId: CohortId,
  day: z.literal([1, 7, 30, 90, 180]),
  workerId: WorkerId,
  batchId: BatchId,
  chunk: z.int(),
  placementId: PlacementId,
  enterpriseId: EnterpriseId,
  countyCode: z.string(),
  cityCode: z.string(),
  askedAt: Instant,
  closesAt: Instant,
}

export const KeptCheckIn = z.discriminatedUnion('state', [
  z.object({ ...checkIn, state: z.enum(['asked', 'silent']) }),
  z.object({ ...checkIn, state: z.literal('answered'), answer: answers, answeredAt: Instant }),
]) satisfies z.ZodType<CheckIn>

const checkpoint = z.discriminatedUnion('state', [
  CheckInFigures.extend({ state: z.literal('closed'), byEnterprise: z.record(EnterpriseId, CheckInFigures) }),
  z.object({ state: z.literal('missed'), why: z.string() }),
]) satisfies z.ZodType<Checkpoint>

export const KeptCohort = z.object({
  cohortId: CohortId,
  batchId: BatchId,
  handedOverOn: CalendarDate,
  cityCode: z.string(),
  members: z.array(
    z.object({
      workerId: WorkerId,
      chunk: z.int(),
      placementId: PlacementId,
      enterpriseId: EnterpriseId,
      employer: z.string(),
    }),
  ),
  checkpoints: z.partialRecord(z.literal([1, 7, 30, 90, 180]), checkpoint),
}) satisfies z.ZodType<FollowedCohort>

export const KeptLink = z.object({ tokenHash: z.string(), workerId: WorkerId, batchId: BatchId, chunk: z.int() })
