import * as z from 'zod'
import { BatchId, SurveyId, WorkerId } from '../kernel/ids.ts'
import { CalendarDate, Instant } from '../kernel/instant.ts'
import { Consent } from './consent.ts'
import { keptSchemas } from './kept-facts.ts'

const UnsealedFacts = z.object({
  birthDate: CalendarDate,
  township: z.string().nullable(),
  village: z.string().nullable(),
})
export type UnsealedFacts = z.infer<typeof UnsealedFacts>

/**
 * A surveyed person as the registry keeps them. Personal details are sealed texts that only the vault opens;
 * the id comes from the keyed hash of the national ID, so one person is one record.
 */
export const Worker = z.object({
  workerId: WorkerId,
  ...keptSchemas,
  /** Keyed hash of the phone: how a reply finds its person. */
  phoneHash: z.string(),
  /** Keyed hash of county, birth date and name, by which staff find somebody; null: kept before it was made. */
  nameHash: z.string().nullable(),
  /** The 18th birthday of somebody who was younger when they were asked: until then the law keeps some posts from them. null: of age. */
  adultFrom: CalendarDate.nullable(),
  /** Helped first, until this day; under which policy lies sealed apart, and on what ground nowhere. null: not. */
  qualifiesUntil: CalendarDate.nullable(),
  /** When they took back the consent to that: no sheet of before helps them first again. null: never. */
  priorityWithdrawnAt: Instant.nullable(),
  /**
   * Survey id and a keyed hash of the group's mark in its sheet, which may name a village or a family: members travel and work together or
   * not at all.
   */
  companionGroup: z.string().nullable(),
  consent: Consent,
  /** Facts whose cells could not be read and would widen a wish as blanks; null: none. */
  unclear: z.array(z.string()).nullable(),
  surveyId: SurveyId,
  surveyRow: z.int().positive(),
  /** The place of the row's sheet in its file, from 1; null: kept before files had several. */
  surveySheet: z.int().positive().nullable(),
  /** Counts up with each edit by staff; null: 1. */
  version: z.int().positive().nullable(),
  /** The batch that the worker has said yes in and has not left; null: free for a match. */
  engagedIn: BatchId.nullable(),
  /** What a release before kept in the clear: until it is sealed (`surveys/seal-again`), or the person is surveyed again. */
  unsealed: UnsealedFacts.optional(),
  /** Rows of other surveys that told of the person before, the newest last; absent where there was none. */
  earlierRows: z.array(z.object({ surveyId: SurveyId, sheet: z.int().positive(), row: z.int().positive() })).optional(),
  /** A release before kept on what ground somebody is helped first: until `rights/seal-again` has removed it. */
  holdsGrounds: z.literal(true).optional(),
  /** A release before listed them, which reads more: until `rights/seal-again` has listed them anew. */
  listedBefore: z.literal(true).optional(),
  /** Everything that told of the person is gone; what counts them stays. */
  erasedAt: Instant.optional(),
})
export type Worker = Readonly<z.infer<typeof Worker>>

/** A batch has the worker's yes: it engages them until they withdraw, miss the journey or leave the job. */
export function isEngaged({ engagedIn }: Pick<Worker, 'engagedIn'>): boolean {
  return engagedIn !== null
}
