import * as z from 'zod'
import { BatchId, CaseId, EnterpriseId, PlacementId, WorkerId } from '../kernel/ids.ts'
import { Instant, plus } from '../kernel/instant.ts'
import { type EventRule, inWords, judgeEvent } from '../kernel/judge-event.ts'
import { line } from '../kernel/line.ts'
import { lines } from '../kernel/lines.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { Words } from '../kernel/words.ts'
import { CaseKind, CaseLevel, type CaseTime, rulesOf } from './case-kinds.ts'
import { CaseOutcome } from './case-outcome.ts'
import { outcomeTerms } from './case-terms.ts'
import { CaseTeller } from './open-by-hand.ts'
import { stabilisationSentences } from './stabilisation-sentences.ts'

/** A colleague, by the subject of their sign-in. */
export const CaseHolder = line({ min: 1, max: 200 })

const facts = {
  caseId: CaseId,
  kind: CaseKind,
  workerId: WorkerId,
  batchId: BatchId,
  chunk: z.int().nonnegative(),
  /** Null where somebody asks for help who has said yes to nothing yet. */
  placementId: PlacementId.nullable(),
  enterpriseId: EnterpriseId.nullable(),
  /** Where the worker is from: the county hears of help that is asked for before the journey. */
  countyCode: z.string(),
  /** The city of the job, whose station looks after the case. */
  cityCode: z.string().nullable(),
  openedAt: Instant,
  /** What the worker typed, sealed, where a text opened the case. */
  sealedText: z.string().optional(),
  /** The colleague who opened it for them, and who had told it. */
  openedBy: CaseHolder.optional(),
  toldBy: CaseTeller.optional(),
  /** When the worker last called or wrote again while the case was open. */
  lastCallAt: Instant.optional(),
  /** The colleague who has taken it on; the others of the station leave it to them. */
  heldBy: CaseHolder.optional(),
}

export const Case = z.discriminatedUnion('state', [
  z.object({ ...facts, state: z.literal('opened') }),
  z.object({ ...facts, state: z.literal('assigned'), to: CaseLevel, since: Instant, until: Instant }),
  z.object({
    ...facts,
    state: z.literal('settled'),
    outcome: CaseOutcome,
    note: z.string(),
    by: z.string(),
    at: Instant,
    /** It had been closed as unresolved before. */
    late: z.boolean(),
  }),
  /** Neither the station nor the province said how it ended. */
  z.object({
    ...facts,
    state: z.literal('unresolved'),
    at: Instant,
    why: z.string(),
    /** Made when it is read, and kept nowhere. */
    whyWords: Words.optional(),
  }),
])
export type Case = z.infer<typeof Case>
export type CaseIn<State extends Case['state']> = Extract<Case, { state: State }>

export const HandCase = z.strictObject({
  /** To whom the case is handed; null: to nobody, it is anybody's again. */
  to: CaseHolder.nullable(),
  /** Who holds it, as far as you know (null: nobody): where somebody else does by now, it stays with them. */
  from: CaseHolder.nullable().optional(),
})

export const ReportOutcome = z.strictObject({
  outcome: CaseOutcome,
  /** What was agreed, for the next colleague; no personal details. */
  note: lines({ max: 500 }).default(''),
})
export type ReportOutcome = z.infer<typeof ReportOutcome>

/** What stays as the case goes from state to state; what is kept beside it is not part of it. */
function factsOf(one: Case) {
  const { lastCallAt: _, heldBy: __, ...kept } = z.object(facts).parse(one)
  return kept
}

/** The division that lists the case: the city of the job, or the county at home before there is one. */
export function placeOf({ cityCode, countyCode }: Pick<Case, 'cityCode' | 'countyCode'>): string {
  return cityCode ?? countyCode
}

export function isOpen(one: Case): one is CaseIn<'opened' | 'assigned'> {
  return one.state === 'opened' || one.state === 'assigned'
}

/** What the case stops, until an outcome is reported: one that closes as unresolved leaves it stopped. */
export function pauseOf({ kind, caseId, enterpriseId, openedAt }: Case) {
  const why = rulesOf(kind).pauses
  return why === null || enterpriseId === null ? null : { enterpriseId, caseId, since: openedAt, why }
}

export function assignCase(one: CaseIn<'opened' | 'assigned'>, to: CaseLevel, since: Instant): CaseIn<'assigned'> {
  return { ...factsOf(one), state: 'assigned', to, since, until: plus(since, rulesOf(one.kind).time[to]) }
}

/** How a case was settled, told by who looks after it; one that nobody settled in time can be settled late. */
export const outcomeRule: EventRule<Case['state']> = {
  name: { zh: '处理结果', en: 'The outcome of the case' },
  states: { opened: 'fits', assigned: 'fits', unresolved: 'fits', settled: 'stands' },
}

/** The first outcome stands: the same again answers it, another is refused. */
export function settleCase(
  one: Case,
  { outcome, note }: ReportOutcome,
  by: string,
  at: Instant,
): CaseIn<'settled'> | Refusal<'invalid-state'> {
  const settled = one.state === 'settled' ? one : null
  const judged = judgeEvent(outcomeRule, {
    state: one.state,
    at,
    now: at,
    isRepeat: settled?.outcome === outcome,
    ...(settled && {
      stands: {
        zh: `已由${settled.by}于${inWords(settled.at).zh}办结为“${outcomeTerms[settled.outcome].zh}”`,
        en: `${settled.by} settled it as ${outcomeTerms[settled.outcome].en} at ${inWords(settled.at).en}`,
      },
    }),
  })
  if (isRefusal(judged)) return judged
  return settled ?? { ...factsOf(one), state: 'settled', outcome, note, by, at, late: one.state === 'unresolved' }
}

export function closeUnresolved(one: CaseIn<'opened' | 'assigned'>, at: Instant): CaseIn<'unresolved'> {
  return { ...factsOf(one), state: 'unresolved', at, why: unresolvedWords(one).en }
}

/** The case as it is answered: why nobody settled it in both languages. What was typed stays sealed, and here. */
export function caseInWords(one: Case): Case {
  const told = { ...one, sealedText: undefined }
  return told.state === 'unresolved' ? { ...told, whyWords: unresolvedWords(told) } : told
}

function unresolvedWords({ kind }: Pick<Case, 'kind'>): Words {
  const { station, province } = rulesOf(kind).time
  const { zh, en } = stabilisationSentences('no-outcome', { station: told(station), province: told(province) })
  return { zh, en }
}

function told(time: CaseTime): Words {
  if ('days' in time) return { zh: `${time.days}天`, en: `${time.days} days` }
  return { zh: `${time.hours}小时`, en: `${time.hours} hours` }
}
