import * as z from 'zod'
import { ClaimId, derivedId, NoticeId, WorkerId } from '../kernel/ids.ts'
import { CalendarDate, Instant } from '../kernel/instant.ts'
import { Money } from '../kernel/money.ts'
import { AttachedKind } from '../stabilisation/evidence.ts'
import { subsidiesSentences } from './subsidies-sentences.ts'
import { EvidenceKind, PolicyId } from './subsidy-policy.ts'

export const NoticeLevel = z.enum(['village', 'township', 'county'])
export type NoticeLevel = z.infer<typeof NoticeLevel>

const DaysOnNotice = z.object({ level: NoticeLevel, from: CalendarDate, until: CalendarDate })

/** A public notice (公示) that the claim stood on, both days included. */
export const PublicNotice = DaysOnNotice.refine(({ from, until }) => from <= until, {
  path: ['until'],
  message: subsidiesSentences('end-before-start').en,
})
export type PublicNotice = z.infer<typeof PublicNotice>

/** The same as a claim keeps it. */
export const ClaimNotice = DaysOnNotice.extend({
  /** The list that it was posted with; missing of one that was recorded by itself. */
  noticeId: NoticeId.optional(),
})
export type ClaimNotice = z.infer<typeof ClaimNotice>

/** What somebody said against a claim. Who, and in which words, stays on the office's paper. */
export const ClaimObjection = z.object({
  /** Counted from 1. */
  number: z.int().positive(),
  on: CalendarDate,
  about: z.enum(['not-entitled', 'amount', 'other']),
  /** null: not looked into yet. */
  outcome: z.enum(['dismissed', 'upheld']).nullable(),
})
export type ClaimObjection = z.infer<typeof ClaimObjection>

export const WhyClaimRefused = z.enum(['not-entitled', 'evidence-wrong', 'objection', 'withdrawn', 'erased'])
export type WhyClaimRefused = z.infer<typeof WhyClaimRefused>

/**
 * The number of the bank’s or the treasury’s receipt. Digits alone are 14 at most, so that no account and no ID number is taken for one.
 */
export const PaymentReceipt = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9/-]{0,39}$/, subsidiesSentences('receipt-odd').en)
  .refine((text) => !/^\d{15,}[Xx]?$/.test(text), subsidiesSentences('receipt-odd').en)
  .brand<'PaymentReceipt'>()
export type PaymentReceipt = z.infer<typeof PaymentReceipt>

/** What is in the way of one claim of many: a sentence of the table, its code for good. */
export const WhyClaimStays = z.object({ code: z.string(), zh: z.string(), en: z.string() })
export type WhyClaimStays = z.infer<typeof WhyClaimStays>

export const ClaimProgress = z.discriminatedUnion('state', [
  /** Begun before all was shown that the policy asks for. */
  z.object({
    state: z.literal('papers-missing'),
    /** Each of them, and of several in one any. */
    missing: z.array(z.array(EvidenceKind)),
    /** What cannot be weighed before papers show it: the fare, the wages, the register. */
    open: z.array(WhyClaimStays),
  }),
  z.object({ state: z.literal('claimed') }),
  z.object({ state: z.literal('noticed') }),
  /** Without a receipt where none was said. */
  z.object({ state: z.literal('paid'), on: CalendarDate, by: z.string(), receipt: PaymentReceipt.optional() }),
  z.object({ state: z.literal('refused'), at: Instant, why: WhyClaimRefused, by: z.string() }),
])
export type ClaimProgress = z.infer<typeof ClaimProgress>

/** One subsidy of one person for one window. Neither wages, income, fare nor account are kept with it, nor why a register has them. */
export const SubsidyClaim = z.object({
  claimId: ClaimId,
  workerId: WorkerId,
  policyId: PolicyId,
  window: z.string(),
  countyCode: z.string(),
  /** Where the person works, whose station may have seen a paper; missing where it is not known. */
  cityCode: z.string().optional(),
  /** null: papers have to show it first. */
  amount: Money.nullable(),
  /** Papers and checks that were seen. */
  seen: z.array(EvidenceKind),
  /** What files were attached, as whoever attached them says; missing: none. */
  attached: z.array(AttachedKind).optional(),
  claimedAt: Instant,
  claimedBy: z.string(),
  notices: z.array(ClaimNotice),
  objections: z.array(ClaimObjection),
  progress: ClaimProgress,
  /** Counts the changes. */
  version: z.int().positive(),
})
export type SubsidyClaim = z.infer<typeof SubsidyClaim>

/** The same person, policy and window is the same claim, whoever makes it: so it is never paid twice. */
export function claimIdOf(workerId: WorkerId, policyId: string, window: string): ClaimId {
  return derivedId('ClaimId', workerId, policyId, window)
}

/** It bars another claim for its window. */
export function claimStands({ progress }: SubsidyClaim): boolean {
  return progress.state !== 'refused'
}

/** What papers show in figures. */
export const ShownOnPaper = z.object({
  fare: Money.optional(),
  wages: Money.optional(),
  averageMonthlyWage: Money.optional(),
  incomeAHead: Money.optional(),
  roadKm: z.number().positive().max(10_000).optional(),
})
export type ShownOnPaper = z.infer<typeof ShownOnPaper>

/** What somebody has seen for a claim. What papers say is weighed and not kept. */
export const AddPapers = z.object({
  /** The office that keeps the register of those whom the policy is for says yes or no. */
  inRegister: z.boolean().optional(),
  seen: z.array(EvidenceKind).max(20).default([]),
  shown: ShownOnPaper.default({}),
  /** Where the policy leaves the sum to the county. */
  amount: Money.optional(),
})
export type AddPapers = z.infer<typeof AddPapers>

/** What an officer claims for a person, with what they have seen until now. */
export const MakeClaim = AddPapers.extend({
  workerId: WorkerId,
  policyId: PolicyId,
  /** 2026, 2026-Q1, 2026-03, once; the one that can be claimed today unless told. */
  window: z.string().max(10).optional(),
})
export type MakeClaim = z.infer<typeof MakeClaim>
