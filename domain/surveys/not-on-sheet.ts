import * as z from 'zod'
import { type CalendarDate, type Instant, plus, plusDays } from '../kernel/instant.ts'
import { consents } from './consents.ts'
import { PersonToAsk } from './person-to-ask.ts'
import { isEngaged, type Worker } from './worker.ts'

/** Sheets of one round come within so many days: who was asked in it is not missing of another one (default). */
const roundDays = 30
/** Of longer ago nothing is said (default). */
const erasedWithin = { days: 365 }

/**
 * Why somebody whom the registry has in a village of the sheet does not stand on it. `not-met`: nobody says why, the village asks again;
 * `at-work`: they have a job of a batch and are not at home; `said-no`: they did not want to go when they were asked last, and are left
 * alone; `took-back`: they do not want to be asked.
 */
export const NotOnSheetWhy = z.enum(['not-met', 'at-work', 'said-no', 'took-back'])
export type NotOnSheetWhy = z.infer<typeof NotOnSheetWhy>

/** Somebody who is known and does not stand on the sheet, with what was known. */
export const PersonNotOnSheet = PersonToAsk.extend({ because: NotOnSheetWhy })
export type PersonNotOnSheet = z.infer<typeof PersonNotOnSheet>

const count = z.int().nonnegative()
export const NotOnSheetCounts = z.object({
  'not-met': count,
  'at-work': count,
  'said-no': count,
  'took-back': count,
  /**
   * People of the county whose details were erased in the year before the import or since, whether they died or wished so: where they
   * lived and why is not kept, so that they stand in no village.
   */
  erased: count,
} satisfies Record<NotOnSheetWhy | 'erased', z.ZodType>)
export type NotOnSheetCounts = z.infer<typeof NotOnSheetCounts>

type Known = Pick<Worker, 'surveyId' | 'surveyDate' | 'willing' | 'consent' | 'engagedIn' | 'erasedAt'>

/** Null: they stand on it, were asked in the same round or later, or are erased. Whether they live in its villages is not looked at. */
export function whyNotOnSheet(
  worker: Known,
  sheet: { readonly surveyId: Worker['surveyId']; readonly importedOn: CalendarDate },
): NotOnSheetWhy | null {
  if (worker.erasedAt !== undefined || worker.surveyId === sheet.surveyId) return null
  if (plusDays(worker.surveyDate, roundDays) > sheet.importedOn) return null
  if (isEngaged(worker)) return 'at-work'
  if (!consents(worker)) return 'took-back'
  return worker.willing === 'not-willing' ? 'said-no' : 'not-met'
}

/** Whether somebody was erased so lately that the sheet may miss them for it. */
export function isErasedOf({ erasedAt }: Pick<Worker, 'erasedAt'>, importedAt: Instant): boolean {
  return erasedAt !== undefined && plus(erasedAt, erasedWithin) > importedAt
}
