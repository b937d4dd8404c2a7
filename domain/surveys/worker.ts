import type { BatchId, SurveyId, WorkerId } from '../kernel/ids.ts'
import type { CalendarDate, Instant } from '../kernel/instant.ts'
import type { Money } from '../kernel/money.ts'
import type { Willingness } from './willingness.ts'

/** What the worker agreed to on the record: the purpose is organised transfer, the source a survey row. */
export type Consent =
  | { readonly state: 'given'; readonly on: CalendarDate; readonly surveyId: SurveyId }
  | { readonly state: 'not-given'; readonly on: CalendarDate; readonly surveyId: SurveyId }
  | { readonly state: 'withdrawn'; readonly at: Instant }

/**
 * A surveyed person as the registry keeps them. Personal details are sealed texts that only the vault opens;
 * the id comes from the keyed hash of the national ID, so one person is one record.
 */
export interface Worker {
  readonly workerId: WorkerId
  readonly sealedName: string
  readonly sealedNationalId: string
  readonly sealedPhone: string
  readonly sealedSecondPhone: string | null
  /** Keyed hash of the phone: how a reply finds its person. */
  readonly phoneHash: string
  readonly birthDate: CalendarDate
  readonly countyCode: string
  readonly township: string | null
  readonly village: string | null
  readonly skills: readonly string[]
  /** null: no least wage was named. */
  readonly minimumMonthlyWage: Money | null
  readonly destinations: 'any' | readonly string[]
  /** null: at once. */
  readonly earliestDeparture: CalendarDate | null
  readonly liftedOutOfPoverty: boolean
  readonly employmentDifficulty: boolean
  /** Survey id and the group's mark in its sheet: members travel and work together or not at all. */
  readonly companionGroup: string | null
  readonly willing: Willingness
  readonly consent: Consent
  readonly surveyId: SurveyId
  readonly surveyRow: number
  readonly surveyDate: CalendarDate
  /** The batch that the worker has said yes in and has not left; null: free for a match. */
  readonly engagedIn: BatchId | null
}

/** Only these are ever matched, offered a job, or sent a message. */
export function isCandidateNow(worker: Worker): boolean {
  return worker.willing === 'willing' && worker.consent.state === 'given' && !isEngaged(worker)
}

/** A batch has the worker's yes: it engages them until they withdraw, miss the journey or leave the job. */
export function isEngaged({ engagedIn }: Pick<Worker, 'engagedIn'>): boolean {
  return engagedIn !== null
}
