import * as z from 'zod'
import { CaseId, StationId, VisitId, WorkerId } from '../kernel/ids.ts'
import { CalendarDate, Instant } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'
import { lines } from '../kernel/lines.ts'
import { Money } from '../kernel/money.ts'
import { CaseKind, OpenableKind } from './case-kinds.ts'
import { stabilisationSentences } from './stabilisation-sentences.ts'

const count = z.int().min(0).max(1_000_000)

/** What is counted on a visit, as the province's form has it. */
const counted = {
  /** Workers whom the group met (慰问). */
  workersMet: count,
  /** Services given (稳岗服务人次): a talk, advice, a form filled in. */
  services: count.default(0),
  /** How many say that they stay over the festival, and how many that they go home. Who they are is theirs to say. */
  staying: count,
  goingHome: count,
  agenciesVisited: count.default(0),
  postsCollected: count.default(0),
  /** People who changed to another post. */
  jobMoves: count.default(0),
}

const Recovered = Money.extend({ minorUnits: z.int().min(0).max(100_000_000_000) })

/** Something that is missing, by the kinds of cases. */
const Missing = z.strictObject({
  kind: OpenableKind,
  /** How many it concerns. */
  people: z.int().min(1).max(100_000),
  /** Those who want it looked after: each gets a case. */
  workerIds: z.array(WorkerId).max(50).default([]),
  /** What was said, for the cases; sealed with each person’s key, and kept nowhere else. */
  note: lines({ max: 500 }).default(''),
})

/** What a group found on a visit. */
export const RecordFindings = z.strictObject({
  heldOn: CalendarDate,
  ...counted,
  /** Wages that workers got by the visit. */
  wagesRecovered: Recovered.default({ minorUnits: 0, currency: 'CNY' }),
  missing: z.array(Missing).max(20).default([]),
})
export type RecordFindings = z.infer<typeof RecordFindings>

/** How many of those whom it concerns nobody has named: a case is a person’s, and until then nobody looks after them. */
const Unnamed = z.object({
  people: z.int().nonnegative(),
  /** By when they are to be named, or looked for once more: as soon as somebody with such a case is to be spoken with. */
  until: Instant,
  /** Missing while it is open. `why` there are no more to be named; null: all were named. */
  settled: z.object({ at: Instant, by: z.string(), why: z.string().nullable() }).optional(),
})

const Found = z.object({
  kind: CaseKind,
  people: z.int(),
  caseIds: z.array(CaseId),
  /** Missing where all were named at once, and in what a release before recorded. */
  unnamed: Unnamed.optional(),
})
export type Found = z.infer<typeof Found>

/** Who they are whom a finding only counted, or why nobody more is to be named. */
export const NameFound = z
  .strictObject({
    /** Who wants it looked after: each gets a case. */
    workerIds: z.array(WorkerId).max(50).default([]),
    /** What was said, for the cases. */
    note: lines({ max: 500 }).default(''),
    /** What a second look said of the rest: nobody more is waited for. It is kept as it is, and names nobody. */
    nobodyElse: line({ min: 2, max: 200 }).optional(),
  })
  .refine(({ workerIds, nobodyElse }) => workerIds.length > 0 || nobodyElse !== undefined, {
    path: ['workerIds'],
    error: stabilisationSentences('name-or-say-why').en,
  })
  .refine(({ workerIds, note }) => workerIds.length > 0 || note === '', {
    path: ['note'],
    error: stabilisationSentences('note-for-whom').en,
  })
export type NameFound = z.infer<typeof NameFound>

/** The same as it is kept: of people the cases alone. */
export const VisitFindings = z.object({
  visitId: VisitId,
  stationId: StationId,
  cityCode: z.string(),
  /** Missing in what a release before recorded. */
  enterpriseName: z.string().optional(),
  heldOn: CalendarDate,
  ...counted,
  wagesRecovered: Money,
  missing: z.array(Found),
  recordedAt: Instant,
  recordedBy: z.string(),
})
export type VisitFindings = z.infer<typeof VisitFindings>
