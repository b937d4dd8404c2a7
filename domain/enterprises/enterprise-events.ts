import * as z from 'zod'
import { GivenInstant } from '../kernel/given-instant.ts'
import { AgreementId, BatchId, CaseId, EnterpriseId, JobOrderId, PlacementId, TripId } from '../kernel/ids.ts'
import { CalendarDate, Instant } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'
import { Money } from '../kernel/money.ts'
import { DeclineReason, Signatory } from './agreement.ts'
import { ChangedJobOrder } from './change-job-order.ts'
import { enterpriseSentences } from './enterprise-sentences.ts'
import { FirmAnswer } from './firm-answer.ts'
import { HeadcountAnswer, ReleaseReason } from './headcount.ts'
import { ReportJobOrder } from './report-job-order.ts'

const places = z.int().positive()
const people = z.int().nonnegative()

/** The body of a Standard Webhooks message; unknown fields of a partner are dropped, never kept. */
function event<Type extends string, Data extends z.ZodRawShape>(type: Type, data: z.ZodObject<Data>) {
  return z.object({ type: z.literal(type), timestamp: GivenInstant, data })
}

/** Who was reported wrongly: what is true of each, and why it was wrong. */
export const CorrectedArrivals = z.object({
  tripId: TripId,
  jobOrderId: JobOrderId,
  corrections: z
    .array(z.object({ placementId: PlacementId, arrived: z.boolean() }))
    .min(1)
    .max(200),
  why: line({ min: 2, max: 300 }),
})

/** People who work at the enterprise, and who may want a seat on a journey home or back: each is asked, and decides. */
export const ProposedReturns = z.object({
  batchId: BatchId,
  people: z
    .array(
      z.object({
        placementId: PlacementId,
        /** From which day on they may leave for home, or on which they are to be back at work. */
        day: CalendarDate,
      }),
    )
    .min(1)
    .max(500),
})
export type ProposedReturns = z.infer<typeof ProposedReturns>

/** What an enterprise sends to `POST /webhooks/enterprises/{enterpriseId}`. */
export const InboundEnterpriseEvent = z.discriminatedUnion('type', [
  event('agreement.signed', z.object({ agreementId: AgreementId, signatory: Signatory })),
  event('agreement.declined', z.object({ agreementId: AgreementId, why: DeclineReason })),
  event('job-order.reported', ReportJobOrder),
  event('job-order.changed', ChangedJobOrder),
  event('headcount.confirmed', z.object({ batchId: BatchId, jobOrderId: JobOrderId, answer: HeadcountAnswer })),
  event(
    'arrival.confirmed',
    z.object({ tripId: TripId, jobOrderId: JobOrderId, arrived: people, absent: z.array(PlacementId) }),
  ),
  event('arrival.corrected', CorrectedArrivals),
  event('worker.left', z.object({ placementId: PlacementId, leftOn: CalendarDate })),
  event('return.proposed', ProposedReturns),
  event('case.answered', z.object({ caseId: CaseId, answer: FirmAnswer })),
  /** Whether address, secret, clock and form are right; it is answered, and nothing comes of it. */
  event('test', z.object({})),
])
export type InboundEnterpriseEvent = z.infer<typeof InboundEnterpriseEvent>
export type InboundEnterpriseEventType = InboundEnterpriseEvent['type']

/** A family name and stars, 王**: enough to call the roll with the id, too little to look anybody up. */
export const MaskedName = z.string().regex(/^.\*+$/u, enterpriseSentences('masked').en)

/**
 * What tells people of one masked name apart, and where each boards the first vehicle of the journey. A detail is null where it was
 * erased or never told; all of it is absent in what was sent before it was.
 */
const ManifestPassenger = z.strictObject({
  placementId: PlacementId,
  maskedName: MaskedName,
  phoneLast4: z
    .string()
    .regex(/^\d{4}$/)
    .nullable()
    .optional(),
  idLast4: z
    .string()
    .regex(/^\d{3}[\dX]$/)
    .nullable()
    .optional(),
  /** On the vehicle that comes to the plant. */
  seat: z.int().positive().optional(),
  boards: z
    .strictObject({
      tripId: TripId,
      place: z.string(),
      departure: Instant,
      vehicle: z.string(),
      seat: z.int().positive(),
    })
    .optional(),
})

/** What we send to an enterprise's `webhookUrl`. Strict: a detail that does not belong here cannot slip in. */
export const OutboundEnterpriseEvent = z.discriminatedUnion('type', [
  event(
    'agreement.offered',
    z.strictObject({
      agreementId: AgreementId,
      firstDay: CalendarDate,
      lastDay: CalendarDate,
      answerUntil: Instant,
      quota: places.optional(),
      wording: z.string().optional(),
    }),
  ),
  event('agreement.reminded', z.strictObject({ agreementId: AgreementId, answerUntil: Instant })),
  event(
    'agreement.activated',
    z.strictObject({ agreementId: AgreementId, firstDay: CalendarDate, lastDay: CalendarDate }),
  ),
  event(
    'agreement.expiring',
    z.strictObject({ agreementId: AgreementId, lastDay: CalendarDate, days: z.int().positive() }),
  ),
  event(
    'headcount.requested',
    z.strictObject({
      batchId: BatchId,
      jobOrderId: JobOrderId,
      post: z.string(),
      asked: places,
      startDate: CalendarDate,
      answerUntil: Instant,
    }),
  ),
  event(
    'headcount.reminded',
    z.strictObject({ batchId: BatchId, jobOrderId: JobOrderId, asked: places, answerUntil: Instant }),
  ),
  event(
    'headcount.released',
    z.strictObject({ batchId: BatchId, jobOrderId: JobOrderId, released: places, why: ReleaseReason }),
  ),
  event(
    'manifest.frozen',
    z.strictObject({
      batchId: BatchId,
      tripId: TripId,
      version: z.int().positive(),
      /** They come back to posts that they had before. */
      returns: z.literal('back').optional(),
      jobOrders: z.array(
        z.strictObject({
          jobOrderId: JobOrderId,
          passengers: z.array(ManifestPassenger),
        }),
      ),
    }),
  ),
  event(
    'arrival.expected',
    z.strictObject({ tripId: TripId, jobOrderId: JobOrderId, expected: people, arrivesAt: Instant }),
  ),
  event(
    'return.requested',
    z.strictObject({
      batchId: BatchId,
      direction: z.enum(['homeward', 'back']),
      from: CalendarDate,
      to: CalendarDate,
      proposeUntil: Instant,
    }),
  ),
  /** Somebody who works at the enterprise has a case, and agreed to it that it is told: what does it say? */
  event(
    'case.asked',
    z.strictObject({
      caseId: CaseId,
      placementId: PlacementId,
      /** `wages`, `contract`, `housing` …: the kinds of cases. */
      kind: z.string().regex(/^[a-z-]+$/),
      answerUntil: Instant,
      /** Of a first wage: what was promised of it, what the person says, and the day on which it was due. */
      wage: z.strictObject({ promised: Money, paid: Money.nullable(), missing: Money, dueOn: CalendarDate }).optional(),
    }),
  ),
  /** Asks for a 2xx and nothing else: before an address takes the place of another, or because somebody wants to see. */
  event('test', z.strictObject({ enterpriseId: EnterpriseId })),
])
export type OutboundEnterpriseEvent = z.infer<typeof OutboundEnterpriseEvent>
export type OutboundEnterpriseEventType = OutboundEnterpriseEvent['type']

/** The body of one type: `EnterpriseEventOf<'headcount.requested'>['data']`. */
export type EnterpriseEventOf<Type extends InboundEnterpriseEventType | OutboundEnterpriseEventType> = Extract<
  InboundEnterpriseEvent | OutboundEnterpriseEvent,
  { type: Type }
>
