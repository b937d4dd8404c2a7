import { atShanghai, type Instant, plusDays } from '../kernel/instant.ts'
import { askingHours } from '../notices/askable-at.ts'
import { type CheckIn, handedOverOn } from './check-in.ts'

/** A wage that was not due when it was asked about, and is by now: a colleague may call. */
export type DueWage = CheckIn & { readonly state: 'answered' }

/** From the day after it was due, until the day on which the next check-in asks; who was called since is not called again. */
export function isWageDue(checkIn: CheckIn, now: Instant): checkIn is DueWage {
  if (checkIn.state !== 'answered' || checkIn.wage?.finding !== 'not-due' || now < wageDueFrom(checkIn)) return false
  const { calledAt } = checkIn
  return now < nextAskedAt(checkIn) && (calledAt === undefined || calledAt < wageDueFrom(checkIn))
}

/** The morning after its day. */
export function wageDueFrom({ wage }: DueWage): Instant {
  if (!wage) throw new Error('a wage that is due was asked about')
  return atShanghai(plusDays(wage.dueOn, 1), askingHours.from)
}

export function nextAskedAt(checkIn: CheckIn): Instant {
  return atShanghai(plusDays(handedOverOn(checkIn), 90), askingHours.from)
}
