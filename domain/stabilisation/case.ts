import * as z from 'zod'
import { FirmWord } from '../enterprises/firm-answer.ts'
import { BatchId, CaseId, EnterpriseId, PlacementId, VisitId, WorkerId } from '../kernel/ids.ts'
import { atShanghai, CalendarDate, Instant, plus, plusDays } from '../kernel/instant.ts'
import { type EventRule, inWords, judgeEvent } from '../kernel/judge-event.ts'
import { line } from '../kernel/line.ts'
import { lines } from '../kernel/lines.ts'
import { Money } from '../kernel/money.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { Words } from '../kernel/words.ts'
import { CaseWaitsFor } from './case-act.ts'
import { CaseKind, CaseLevel, CaseSeverity, type CaseTime, contactTimes, rulesOf } from './case-kinds.ts'
import { CaseOutcome } from './case-outcome.ts'
import { outcomeTerms } from './case-terms.ts'
import { CheckInDay } from './check-in.ts'
import { FirstWage } from './first-wage.ts'
import { HelpServiceId } from './help-services.ts'
import { CaseTeller } from './open-by-hand.ts'
import { stabilisationSentences } from './stabilisation-sentences.ts'
import { WayHomeEnd } from './way-home-end.ts'
import { whomItWaitsFor } from './whom-it-waits-for.ts'

/** Of a case with which we are late: the colleague by name to whom it goes beside whoever holds it, as the roster says today. */
export const LateWith = z.object({
  subject: z.string(),
  name: z.string(),
  /** Whose deputy they are; null: they are the head of the station, or on duty there. */
  insteadOf: z.string().nullable(),
  station: z.string(),
  since: Instant,
  /** On whose work lists it stands: `city:441900`, `province`. */
  lists: z.array(z.string()),
})
export type LateWith = z.infer<typeof LateWith>

/** A colleague, by the subject of their sign-in. */
export const CaseHolder = line({ min: 1, max: 200 })

/** Who pays a ticket home. */
export const HomePayer = z.enum(['province', 'county', 'station', 'enterprise', 'worker'])
export type HomePayer = z.infer<typeof HomePayer>

/** A ticket home of one person that was bought at a counter, where nobody sells to us. */
export const JourneyHome = z.object({
  vehicle: z.string(),
  place: z.string(),
  departs: Instant,
  arrives: Instant,
  cost: Money,
  paidBy: HomePayer,
  reference: z.string(),
  by: z.string(),
  at: Instant,
})
export type JourneyHome = z.infer<typeof JourneyHome>

/** The journey home that is booked for somebody, as the trip of a batch for them alone. */
export const WayHome = z.object({
  batchId: BatchId,
  leaveFrom: CalendarDate,
  leaveUntil: CalendarDate,
  paidBy: HomePayer,
  /** Their yes to this journey, and to whom they said it. */
  agreed: z.object({ at: Instant, with: z.string() }),
  by: z.string(),
  /** Absent while it goes on. */
  ended: z.object({ at: Instant, as: WayHomeEnd }).optional(),
})
export type WayHome = z.infer<typeof WayHome>

/** Where a next job was looked for last, by which batch. */
export const JobSearch = z.object({ batchId: BatchId, cityCode: z.string(), since: Instant, by: z.string() })
export type JobSearch = z.infer<typeof JobSearch>

/** When an enterprise was asked what it says to a case, and until when it was to answer. */
export const FirmAsked = z.object({ at: Instant, by: z.string(), until: Instant })

/** For whom a case waits, who is none of us, and until when. */
export const CaseWait = z.object({
  for: CaseWaitsFor,
  whom: z.string(),
  since: Instant,
  until: Instant,
  by: z.string(),
  service: HelpServiceId.optional(),
  /** Made when it is read, and kept nowhere: `whom` in both languages. */
  whomWords: Words.optional(),
})

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
  /** The visit on which it was found. */
  visitId: VisitId.optional(),
  toldBy: CaseTeller.optional(),
  /** The check-in whose answer opened it; missing in cases of releases before. */
  checkInDay: CheckInDay.optional(),
  /** What was promised of the first wage, and what the worker says of it. */
  firstWage: FirstWage.optional(),
  /** Somebody has spoken with the person about it. */
  contacted: z.object({ at: Instant, by: z.string() }).optional(),
  waits: CaseWait.optional(),
  /** The person agreed to it that the enterprise was told of the case, which was asked to answer. */
  firmAsked: FirmAsked.optional(),
  /** The last word of the enterprise. */
  firmAnswer: FirmWord.optional(),
  search: JobSearch.optional(),
  /** A ticket that a colleague bought at a counter. */
  home: JourneyHome.optional(),
  wayHome: WayHome.optional(),
  /** How often its time began anew: it was opened again, or is of a kind that has another time. */
  round: z.int().positive().optional(),
  /** When that began, where it is not `openedAt`. */
  begunAt: Instant.optional(),
  /** How often colleagues changed it: who changes it has seen all changes before. */
  revision: z.int().nonnegative().optional(),
  /** Made when it is read, as the next two, and kept nowhere. */
  severity: CaseSeverity.optional(),
  /** Until when somebody has to have spoken with the person, where nobody has. */
  contactUntil: Instant.optional(),
  /** We are late. What waits for somebody else is not. */
  isOverdue: z.boolean().optional(),
  lateWith: LateWith.optional(),
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
export function factsOf(one: Case) {
  const made = ['lastCallAt', 'heldBy', 'severity', 'contactUntil', 'isOverdue', 'lateWith']
  const kept = Object.entries(one).filter(([name]) => name in facts && !made.includes(name))
  return Object.fromEntries(kept) as Omit<z.infer<z.ZodObject<typeof facts>>, 'lastCallAt' | 'heldBy'>
}

/** Under which something is noted once for each time that it comes to pass. */
export function keyInRound(what: string, { caseId, round }: Pick<Case, 'caseId' | 'round'>): string {
  return round === undefined ? `${what} ${caseId}` : `${what} ${caseId} ${round}`
}

/** From when its time counts. */
export function begunAt(one: Pick<Case, 'openedAt' | 'begunAt'>): Instant {
  return one.begunAt ?? one.openedAt
}

/** Until when somebody has to speak with the person for the first time; null: somebody has. */
export function contactUntil(one: Case): Instant | null {
  return one.contacted ? null : plus(begunAt(one), contactTimes[rulesOf(one.kind).severity])
}

/** A promise of the enterprise is kept until the end of its day. */
export function keptUntil({ until }: Extract<FirmWord, { says: 'promises' }>): Instant {
  return atShanghai(plusDays(until, 1), '00:00')
}

/** Until when what the enterprise promises has to be so; null: it promised nothing. */
export function promisedUntil({ firmAnswer }: Pick<Case, 'firmAnswer'>): Instant | null {
  return firmAnswer?.says === 'promises' ? keptUntil(firmAnswer) : null
}

/**
 * Whether we are late: nobody has spoken with the person in time, the station's time is over, what the enterprise promised is not so by its
 * day, or nobody settled it. A case that waits for somebody else is not, for as long as was said.
 */
export function isOverdueCase(one: Case, now: Instant): boolean {
  return overdueSince(one, now) !== null
}

/** Since when we are late; null: we are not. */
export function overdueSince(one: Case, now: Instant): Instant | null {
  if (one.state === 'unresolved') return one.at
  if (!isOpen(one) || (one.waits && now <= one.waits.until)) return null
  const ends = [
    ...[contactUntil(one), promisedUntil(one)].flatMap((end) => (end !== null && end < now ? end : [])),
    ...(one.state === 'assigned' && one.to === 'province' ? [one.since] : []),
    ...(one.state === 'assigned' && one.to === 'station' && one.until < now ? [one.until] : []),
  ].toSorted()
  const [first] = ends
  if (first === undefined) return null
  return one.waits && one.waits.until > first ? one.waits.until : first
}

/** The division that lists the case: the city of the job, or the county at home before there is one. */
export function placeOf({ cityCode, countyCode }: Pick<Case, 'cityCode' | 'countyCode'>): string {
  return cityCode ?? countyCode
}

export function isOpen(one: Case): one is CaseIn<'opened' | 'assigned'> {
  return one.state === 'opened' || one.state === 'assigned'
}

/** What the case stops, until an outcome is reported: one that closes as unresolved leaves it stopped. */
export function pauseOf({ kind, caseId, enterpriseId, openedAt, checkInDay }: Case) {
  const { pauses, pausesIfAnswered } = rulesOf(kind)
  const why = pauses ?? (checkInDay === undefined ? null : pausesIfAnswered)
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
export function caseInWords(one: Case, now: Instant): Case {
  const contact = isOpen(one) ? contactUntil(one) : null
  const told: Case = {
    ...one,
    sealedText: undefined,
    severity: rulesOf(one.kind).severity,
    ...(contact !== null && { contactUntil: contact }),
    isOverdue: isOverdueCase(one, now),
    ...(one.waits && { waits: { ...one.waits, whomWords: whomItWaitsFor(one.waits) } }),
  }
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
