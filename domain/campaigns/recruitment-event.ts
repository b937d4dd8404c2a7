import * as z from 'zod'
import { GivenInstant } from '../kernel/given-instant.ts'
import { CampaignId, EnterpriseId, JobOrderId, RecruitmentEventId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'
import { CalledOff } from './campaign.ts'
import { recruitmentEventKinds } from './recruitment-event-kinds.ts'

export const RecruitmentEventKind = z.enum(Object.keys(recruitmentEventKinds) as [keyof typeof recruitmentEventKinds])
export type RecruitmentEventKind = z.infer<typeof RecruitmentEventKind>

const facts = {
  kind: RecruitmentEventKind.exclude(['posting']),
  name: line({ max: 60 }),
  /** Where it is held, or who is to see it: a county of the campaign, and in it a township and village by name. */
  countyCode: z.string().regex(/^\d{6}$/),
  township: line({ max: 30 }).nullable().default(null),
  village: line({ max: 30 }).nullable().default(null),
  /** As people find it: 文化广场; of a live stream the room. */
  place: line({ min: 2, max: 100 }),
  enterprises: z.array(EnterpriseId).min(1).max(200),
  /** Of these enterprises; what is told there is what they say when somebody looks. */
  jobOrders: z.array(JobOrderId).max(300).default([]),
}

export const HoldRecruitmentEvent = z.strictObject({ ...facts, from: GivenInstant, until: GivenInstant })
export type HoldRecruitmentEvent = z.infer<typeof HoldRecruitmentEvent>

/** What is named is changed. Another county or kind is another event: this one is called off. */
export const ChangeRecruitmentEvent = HoldRecruitmentEvent.omit({ kind: true, countyCode: true })
  .extend({
    township: line({ max: 30 }).nullable(),
    village: line({ max: 30 }).nullable(),
    jobOrders: z.array(JobOrderId).max(300),
  })
  .partial()
export type ChangeRecruitmentEvent = z.infer<typeof ChangeRecruitmentEvent>

export const NoteAttendance = z.strictObject({ people: z.int().nonnegative().max(1_000_000) })
export type NoteAttendance = z.infer<typeof NoteAttendance>

/** When and where a fair was to be. */
export const PlannedEvent = z.object({ from: Instant, until: Instant, place: z.string() })

/** That a fair was moved, and where it was to be before. */
export const EventMove = z.object({ at: Instant, before: PlannedEvent })
/** Nobody moves a fair so often; where somebody does, the first times are what people signed up for. */
export const mostMovesKept = 20

/** Enterprises and their posts at a place and time. */
export const RecruitmentEvent = z.object({
  eventId: RecruitmentEventId,
  campaignId: CampaignId,
  ...facts,
  kind: RecruitmentEventKind,
  /** Of a posting: how many places are kept for who signs up here; null: whoever comes first, wherever they signed up. */
  share: z.int().positive().nullable().optional(),
  from: Instant,
  until: Instant,
  createdAt: Instant,
  createdBy: z.string(),
  changedAt: Instant.optional(),
  changedBy: z.string().optional(),
  /**
   * Time or place are other ones than those that people were told until then. `earlier`: of each move before this one, oldest first; absent
   * where there was none, and of what a release before moved.
   */
  moved: EventMove.extend({ earlier: z.array(EventMove).max(mostMovesKept).optional() }).optional(),
  cancelled: CalledOff.optional(),
  /** How many came, as whoever held it counted; nobody by name. */
  came: z.object({ people: z.int().nonnegative(), at: Instant, by: z.string() }).optional(),
})
export type RecruitmentEvent = z.infer<typeof RecruitmentEvent>
