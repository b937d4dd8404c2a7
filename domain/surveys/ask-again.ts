import { type CalendarDate, plusDays } from '../kernel/instant.ts'
import { consents } from './consents.ts'
import { isEngaged, type Worker } from './worker.ts'

/** A wish is asked for again so many days after it was said, by the village and by nobody else (default). */
export const askAgainAfterDays = 90

/**
 * Whether the village asks somebody again: their wish is old, they agreed to be asked, and no job engages them. Who said no, took the
 * consent back or was erased is on no list.
 */
export function isToBeAskedAgain(
  worker: Pick<Worker, 'willing' | 'consent' | 'engagedIn' | 'erasedAt' | 'surveyDate'>,
  today: CalendarDate,
): boolean {
  if (worker.erasedAt !== undefined || worker.willing === 'not-willing') return false
  return consents(worker) && !isEngaged(worker) && plusDays(worker.surveyDate, askAgainAfterDays) <= today
}
