import * as z from 'zod'
import { BatchStateName } from '../batches/batch-state-name.ts'
import { headcountAnswerTime } from '../enterprises/headcount.ts'
import { JobOrderId, PlacementId } from '../kernel/ids.ts'
import { CalendarDate, dateInShanghai, plus } from '../kernel/instant.ts'
import { lines } from '../kernel/lines.ts'
import { Money } from '../kernel/money.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { JourneyName } from '../matching/journey-name.ts'
import { type Case, isOpen, type JobSearch } from './case.ts'
import { stabilisationSentences } from './stabilisation-sentences.ts'
import { waitedFor } from './whom-it-waits-for.ts'

/** A post is near by up to so many kilometres by road from the city where somebody is (default). */
export const nearKm = 200
/** A post must begin so many days from now at the earliest: the plant is asked, the person answers, and goes there (default). */
export const soonestStartDays = 3
/** After the answer time: somebody looks what came of it (default). */
const lookedAtHours = 24

/** Another job is looked for where the person is. */
export const SearchJob = z.strictObject({
  /** They were asked, and want to be offered these posts: nothing is offered without it. */
  agreed: z.literal(true),
  jobOrders: z.array(JobOrderId).min(1).max(10),
  /** The day on which they left the present job, or leave it. */
  leftOn: CalendarDate,
  /** Hours to answer each offer. */
  answerHours: z.number().min(1).max(72).default(24),
  /** What was said; sealed, and read only for a reason. */
  note: lines({ max: 500 }).default(''),
})
export type SearchJob = z.infer<typeof SearchJob>

/** A post that somebody could begin in near by. */
export const PostNear = z.object({
  jobOrderId: JobOrderId,
  employer: z.string(),
  post: z.string(),
  cityCode: z.string(),
  /** By road, from the city where they are. */
  km: z.int().nonnegative(),
  monthlyWage: Money,
  startDate: CalendarDate,
  /** Places that no batch keeps. */
  free: z.int().nonnegative(),
})
export type PostNear = z.infer<typeof PostNear>

/** How the last search for another job stands, and the job that they said yes to. */
export const JobSearchView = z.object({
  state: BatchStateName,
  job: z
    .object({
      placementId: PlacementId,
      employer: z.string(),
      post: z.string(),
      cityCode: z.string(),
      startDate: CalendarDate,
      journey: JourneyName,
    })
    .optional(),
})

/** The case while another job is looked for: it waits until the offers have been answered. `isSearching`: an earlier search goes on. */
export function searchJob(
  one: Case,
  { leftOn, answerHours }: Pick<SearchJob, 'leftOn' | 'answerHours'>,
  search: JobSearch,
  isSearching: boolean,
): Case | Refusal<'invalid-state' | 'invalid-request'> {
  if (!isOpen(one)) return refuse('invalid-state', stabilisationSentences('case-over'))
  if (one.kind !== 'change-of-job') return refuse('invalid-state', stabilisationSentences('no-change-of-job'))
  if (isSearching) return refuse('invalid-state', stabilisationSentences('searches-already'))
  if (leftOn > dateInShanghai(search.since))
    return refuse('invalid-request', stabilisationSentences('left-in-future'), '#/leftOn')
  const hours = headcountAnswerTime.hours + answerHours + lookedAtHours
  const until = plus(search.since, { hours })
  const { since, by } = search
  return { ...one, search, waits: { for: 'office', whom: waitedFor['offers-near'].zh, since, until, by } }
}
