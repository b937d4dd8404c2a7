import { atShanghai, type CalendarDate, epochOf, type Instant, instantOf, plusDays } from '../kernel/instant.ts'
import { askableAt } from '../notices/askable-at.ts'

/** The morning after, before the first check-in: whoever is reported during the day is in the day's cohorts. */
const formAtTime = '09:00'

const hour = 3_600_000

/**
 * When those who were handed over on that day are grouped, to be asked for the first time. Where the morning after it has
 * passed, since the report came late, it is within the hour, at its half, if people may be asked then.
 */
export function cohortsFormAt(handedOverOn: CalendarDate, now: Instant): Instant {
  const morning = atShanghai(plusDays(handedOverOn, 1), formAtTime)
  if (now < morning) return morning
  return askableAt(instantOf(Math.floor((epochOf(now) + hour / 2) / hour) * hour + hour / 2))
}
