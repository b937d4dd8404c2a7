import * as z from 'zod'
import { BatchId, CampaignId, CaseId, JobOrderId, ProposalId, WorkerId } from '../kernel/ids.ts'
import { CalendarDate, Instant } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'
import { Money } from '../kernel/money.ts'
import { countyByCode } from '../kernel/places/counties.ts'
import { Words } from '../kernel/words.ts'
import { Addition } from './addition.ts'
import { BatchReturns } from './batch-returns.ts'
import { batchSentences } from './batch-sentences.ts'
import { BatchWait } from './batch-wait.ts'
import { JourneyCounts } from './journey-counts.ts'
import { WaitingCounts } from './waiting-counts.ts'

/**
 * At most this many workers and job orders take part in one batch; a larger need is several batches. Where more people could take part,
 * some are drawn.
 */
export const largestBatch = { workers: 50_000, jobOrders: 1_000 }

/** Rounds of match, offer and answer. */
export const mostRounds = 3

/** A trip's workflow begins at its booking and must have time left for late reports when it ends (`tripTime`). */
export const farthestDepartureDays = 150

const facts = {
  /** The special action that it belongs to, e.g. 春风行动 2027. */
  campaign: line({ max: 80 }),
  /** The announced campaign whose figures count it; absent where the name alone says which. */
  campaignId: CampaignId.optional(),
  /** 6-digit codes of the counties whose willing workers take part. */
  counties: z
    .array(z.string().refine((code) => countyByCode(code) !== undefined, batchSentences('county-of-programme').en))
    .min(1)
    .max(129),
  jobOrders: z.array(JobOrderId).min(1).max(largestBatch.jobOrders),
  /** Departures lie in it, first and last day included. */
  travelWindow: z
    .object({ from: CalendarDate, to: CalendarDate })
    .refine(({ from, to }) => from <= to, batchSentences('window-order').en),
  /** Hours that a worker has to answer an offer. */
  answerHours: z.number().min(1).max(168),
}

export const StartTransferBatch = z.strictObject({
  ...facts,
  /** Whole yuan for transport in all; null: no limit is set. */
  budgetYuan: z.int().positive().nullable().default(null),
  /** Whole yuan for texts: a round of offers that would cost more waits before anybody is written to; null: no limit is set. */
  smsBudgetYuan: z.int().positive().nullable().default(null),
})
export type StartTransferBatch = z.infer<typeof StartTransferBatch>

/** Where a batch is: which step, what it waits for, since when, and until when at the longest. */
export const BatchProgress = z.object({
  step: z.enum([
    'freezing candidates',
    'collecting proposals',
    'confirming headcount',
    'matching',
    'waiting for answers',
    'planning trips',
    'waiting for approval',
    'booking trips',
    'sending travel notices',
    'travelling',
    'starting follow-up',
    'releasing',
    'ended',
  ]),
  /** Null while it is at work itself. */
  waitsFor: z.string().nullable(),
  /** The same for programmes; absent in what earlier releases noted. */
  awaits: BatchWait.optional(),
  since: Instant,
  until: Instant.nullable(),
  /** In answers: step and wait in each language. */
  words: z.object({ step: Words, waitsFor: Words.nullable() }).optional(),
})
export type BatchProgress = z.infer<typeof BatchProgress>

const count = z.int().nonnegative()

/** Sums of what the chunks and trips reported so far. */
export const BatchCounts = z.object({
  candidates: count,
  chunks: count,
  headcount: z
    .object({
      /** Job orders, as the next five; `placesAsked` and `places` are places. */
      asked: count,
      confirmed: count,
      partial: count,
      declined: count,
      released: count,
      /** Of those released: not asked, because other batches keep all their places. */
      notAsked: count.optional(),
      placesAsked: count.optional(),
      places: count,
    })
    .optional(),
  offers: z
    .object({
      sent: count,
      accepted: count,
      declined: count,
      unanswered: count,
      withdrawn: count,
      rounds: count,
    })
    .optional(),
  trips: z
    .object({
      planned: count,
      booked: count,
      lost: count,
      passengers: count,
      seatFill: z.number(),
      costYuan: z.number(),
      /** Absent in batches that were planned before it was told. */
      waiting: WaitingCounts.optional(),
    })
    .optional(),
  journey: JourneyCounts.optional(),
  /** Of journeys home and back. */
  returns: z.object({ proposed: count, asked: count }).optional(),
})
export type BatchCounts = z.infer<typeof BatchCounts>

/** A plan that gave way to another one before it was approved. */
export const PlanSetAside = z.object({
  /** `replan`: it was rejected; `change`: a proposal was preferred to it. */
  decision: z.enum(['replan', 'change']),
  /** Says what was wished, what differs, and where it could not be done why: the plan stood then. */
  proposalId: ProposalId,
  by: z.string(),
  at: Instant,
  why: z.string().nullable(),
})
export type PlanSetAside = z.infer<typeof PlanSetAside>

/** What makes a batch the search of a next job for one person where they are: nothing is hired, and nobody has to approve a plan. */
export const JobSearchBatch = z.object({
  workerId: WorkerId,
  /** GB/T 2260, of the city where they are. */
  cityCode: z.string(),
  /** The case that asked for it. */
  caseId: CaseId,
})
export type JobSearchBatch = z.infer<typeof JobSearchBatch>

const everywhere = {
  ...facts,
  /** None in a batch of journeys home or back. */
  jobOrders: facts.jobOrders.min(0),
  /** Absent in batches that bring people to a new post. */
  returns: BatchReturns.optional(),
  batchId: BatchId,
  budget: Money.nullable(),
  /** For texts; absent in batches that were started before there was such a limit. */
  smsBudget: Money.nullable().optional(),
  createdAt: Instant,
  createdBy: z.string(),
  progress: BatchProgress,
  counts: BatchCounts,
  /** People are followed from the day after their own hand-over; absent in batches that form their cohorts at their end. */
  followsByDay: z.literal(true).optional(),
  search: JobSearchBatch.optional(),
  /** Oldest first; absent where there is none. */
  plansSetAside: z.array(PlanSetAside).optional(),
  /** Who came after the candidates were frozen, and counts among them since; oldest first, absent where nobody did. */
  additions: z.array(Addition).optional(),
}

/** Why it was ended; `whyWords`, in answers, says it in each language. */
const ending = { why: z.string(), whyWords: Words.optional() }

export const TransferBatch = z.discriminatedUnion('state', [
  z.object({ ...everywhere, state: z.literal('running') }),
  z.object({ ...everywhere, state: z.literal('releasing'), ...ending }),
  z.object({ ...everywhere, state: z.literal('completed'), endedAt: Instant }),
  z.object({ ...everywhere, state: z.literal('cancelled'), endedAt: Instant, ...ending }),
  z.object({ ...everywhere, state: z.literal('failed'), endedAt: Instant, ...ending }),
])
export type TransferBatch = z.infer<typeof TransferBatch>
export type BatchIn<State extends TransferBatch['state']> = Extract<TransferBatch, { state: State }>

/** From here on nothing new is held, and what is held is freed; where it was is part of the reason. */
export function releasing(batch: TransferBatch, why: string, at: Instant): BatchIn<'releasing'> {
  const progress: BatchProgress = { step: 'releasing', waitsFor: null, since: at, until: null }
  return { ...batch, progress, state: 'releasing', why: `${why} (while ${batch.progress.step})` }
}
