import * as z from 'zod'
import { CaseId } from '../kernel/ids.ts'
import type { Words } from '../kernel/words.ts'
import { type Case, CaseHolder, isOpen } from './case.ts'
import { CaseKind } from './case-kinds.ts'
import { stabilisationSentences } from './stabilisation-sentences.ts'

/** Cases in one call; more are moved by several. */
export const mostMovedAtOnce = 1000

/** A caseload that passes from one colleague to another: all their open cases, or some of them. */
export const MoveCases = z
  .strictObject({
    /** Who holds them, as far as you know; a case that somebody else holds by now stays there. Null: nobody has taken them on yet. */
    from: CaseHolder.nullable(),
    /** Null: to nobody, they are anybody's again. */
    to: CaseHolder.nullable(),
    /** Null: all that `from` holds. */
    caseIds: z.array(CaseId).min(1).max(mostMovedAtOnce).nullable().default(null),
    /** Says what would become of each, and changes nothing. */
    dryRun: z.boolean().default(false),
  })
  .refine(({ from, to }) => from !== to, { path: ['to'], error: stabilisationSentences('same-holder').en })
  .refine(({ from, caseIds }) => from !== null || caseIds !== null, {
    path: ['caseIds'],
    error: stabilisationSentences('name-cases').en,
  })
export type MoveCases = z.infer<typeof MoveCases>

/** Why a case stays with whoever has it. */
export const StaysCode = z.enum([
  'unknown',
  'out-of-scope',
  'closed',
  'held-by-other',
  'there-already',
  'not-of-station',
])
export type StaysCode = z.infer<typeof StaysCode>

export const staysWords: Record<StaysCode, Words> = {
  unknown: { zh: '没有这件工单。', en: 'There is no such case.' },
  'out-of-scope': {
    zh: '工单所在的县区或者城市不归您负责，请由当地或省级账号转交。',
    en: 'The case belongs to a county or city that your account does not look after: let them or the province move it.',
  },
  closed: { zh: '工单已经办结或关闭。', en: 'The case is closed.' },
  'held-by-other': { zh: '工单已由别的同事经办。', en: 'Another colleague holds the case by now.' },
  'there-already': { zh: '工单已经在对方名下。', en: 'They hold the case already.' },
  'not-of-station': {
    zh: '对方不在该城市劳务站的名册上，请核对登录名，或者先请省级加入名册。',
    en: 'They are not among the people of a station of the city: check the sign-in, or have the province add them.',
  },
}

/** What became of a case, or would; its kind where the caller looks after it. */
export const MovedCase = z.discriminatedUnion('outcome', [
  z.object({ caseId: CaseId, outcome: z.literal('moved'), kind: CaseKind }),
  z.object({
    caseId: CaseId,
    outcome: z.literal('stays'),
    kind: CaseKind.nullable(),
    why: z.object({ code: StaysCode, zh: z.string(), en: z.string() }),
  }),
])
export type MovedCase = z.infer<typeof MovedCase>

export const MovedCases = z.object({
  dryRun: z.boolean(),
  moved: z.int().nonnegative(),
  stays: z.int().nonnegative(),
  /** false: they hold more than one call moves; the same call again goes on. */
  isWhole: z.boolean(),
  cases: z.array(MovedCase),
})
export type MovedCases = z.infer<typeof MovedCases>

/** Null: it moves. Whoever moved it first is right, so a case that somebody else holds by now stays there. */
export function whyItStays(
  one: Case | undefined,
  { from, to }: Pick<MoveCases, 'from' | 'to'>,
  isLookedAfter: (one: Case) => boolean,
): StaysCode | null {
  if (!one) return 'unknown'
  if (!isLookedAfter(one)) return 'out-of-scope'
  if (!isOpen(one)) return 'closed'
  const holder = one.heldBy ?? null
  if (holder === to) return 'there-already'
  return holder === from ? null : 'held-by-other'
}

export function stays(caseId: CaseId, code: StaysCode, one?: Case): MovedCase {
  // Of a case that the caller does not look after they hear nothing but that it stays.
  const kind = one && code !== 'out-of-scope' ? one.kind : null
  return { caseId, outcome: 'stays', kind, why: { code, ...staysWords[code] } }
}
