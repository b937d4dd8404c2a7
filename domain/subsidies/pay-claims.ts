import * as z from 'zod'
import { ClaimId } from '../kernel/ids.ts'
import { CalendarDate } from '../kernel/instant.ts'
import { inYuan, Money } from '../kernel/money.ts'
import { isRefusal } from '../kernel/refusal.ts'
import type { Sentence } from '../kernel/words.ts'
import { readDate } from '../surveys/read-date.ts'
import { payClaim } from './claim-moves.ts'
import { mostPaidAtOnce } from './most-paid-at-once.ts'
import { subsidiesSentences as say } from './subsidies-sentences.ts'
import { PaymentReceipt, type SubsidyClaim, WhyClaimStays } from './subsidy-claim.ts'
import { PolicyId, type SubsidyPolicy } from './subsidy-policy.ts'

/** A line of the list as it was read: what does not fit is said of the line, and keeps no other from being recorded. */
export const PaidLine = z.object({
  claimId: z.string().max(60),
  receipt: z.string().max(60),
  /** The day of this payment where it is not that of the list. */
  on: z.string().max(20).optional(),
  /** What the list says was paid, as a number or as its cell is written; it is held against the claim where it is there. */
  amountYuan: z.union([z.number().min(0).max(1_000_000), z.string().max(40)]).optional(),
})
export type PaidLine = z.infer<typeof PaidLine>

/** What the bank or the office of finance has paid of a county’s claims for one window. */
export const PayClaims = z.object({
  policyId: PolicyId,
  window: z.string().max(10),
  county: z.string().regex(/^\d{6}$/),
  on: CalendarDate,
  lines: z.array(PaidLine).min(1).max(mostPaidAtOnce),
  /** Says what would become of each, and writes nothing. */
  dryRun: z.boolean().default(false),
})
export type PayClaims = z.infer<typeof PayClaims>

export const LineOfPaid = z.object({
  /** Counted from 1. */
  line: z.int().positive(),
  claimId: z.string(),
  /** `already`: it was recorded with this receipt before. `stays`: nothing was recorded, and why says what is in the way. */
  outcome: z.enum(['paid', 'already', 'stays']),
  amount: Money.nullable(),
  why: WhyClaimStays.nullable(),
})
export type LineOfPaid = z.infer<typeof LineOfPaid>

export const PaidClaims = z.object({
  dryRun: z.boolean(),
  paid: z.int().nonnegative(),
  already: z.int().nonnegative(),
  stays: z.int().nonnegative(),
  /** Of those that this call has recorded. */
  total: Money,
  lines: z.array(LineOfPaid),
})
export type PaidClaims = z.infer<typeof PaidClaims>

/** A line that says enough to be recorded. */
export interface PaymentRead {
  readonly claimId: ClaimId
  readonly receipt: PaymentReceipt
  readonly on: CalendarDate
  readonly amountYuan: number | undefined
}

/** What a line says, or what is wrong with it. */
export function readPaidLine(given: PaidLine, on: CalendarDate, today: CalendarDate): PaymentRead | Sentence {
  const claimId = ClaimId.safeParse(given.claimId.trim())
  if (!claimId.success) return say('claim-id-odd')
  const receipt = PaymentReceipt.safeParse(given.receipt.trim())
  if (!receipt.success) return say('receipt-odd')
  const written = given.on?.trim() ?? ''
  const day = written === '' ? on : readDate(written, { importDate: today })
  if (!day) return say('pay-day-odd')
  if (day > today) return say('paid-later')
  const amountYuan = readAmount(given.amountYuan)
  if (amountYuan === null) return say('amount-odd')
  return { claimId: claimId.data, receipt: receipt.data, on: day, amountYuan }
}

/** Undefined where the cell is blank, null where it cannot be read: 1500, `1,500.00元`, ￥1500. */
function readAmount(written: PaidLine['amountYuan']): number | undefined | null {
  if (typeof written !== 'string') return written
  const plain = written.normalize('NFKC').replaceAll(/\s/g, '')
  if (plain === '') return undefined
  const said = /^[¥￥]?(\d{1,7}|\d{1,3}(?:,\d{3}){1,2})(\.\d{1,2})?元?整?$/.exec(plain)
  return said ? Number(`${said[1]?.replaceAll(',', '')}${said[2] ?? ''}`) : null
}

/** The claim as it is paid, `already` where this receipt stands with it, or why it stays as it is. */
export function payByLine(
  claim: SubsidyClaim | null,
  policy: SubsidyPolicy,
  line: PaymentRead,
  { by, of }: { by: string; of: Pick<SubsidyClaim, 'policyId' | 'window' | 'countyCode'> },
): SubsidyClaim | 'already' | Sentence {
  const isOf = claim?.policyId === of.policyId && claim.window === of.window && claim.countyCode === of.countyCode
  if (!claim || !isOf) return say('not-of-window')
  const { progress, amount } = claim
  if (line.amountYuan !== undefined && amount && Math.round(line.amountYuan * 100) !== amount.minorUnits)
    return say('amount-differs', { claimed: inYuan(amount), listed: line.amountYuan })
  if (progress.state === 'paid')
    return progress.receipt === line.receipt
      ? 'already'
      : say('paid-before', { on: progress.on, receipt: progress.receipt ?? '–' })
  const moved = payClaim(claim, policy, { on: line.on, by, receipt: line.receipt })
  return isRefusal(moved) ? moved.words : moved
}
