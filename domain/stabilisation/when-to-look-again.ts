import { epochOf, type Instant, instantOf, millisecondsIn, plus } from '../kernel/instant.ts'
import { begunAt, type CaseIn } from './case.ts'
import { rulesOf } from './case-kinds.ts'

const hour = { hours: 1 }
/** Where a level has hours and not days. */
const soon = { minutes: 5 }

/**
 * When a case whose time at its level is over goes on: at the end of the hour in which that is, of the five minutes where its level has
 * less than a day; all cases of that time together. Never the time that runs out just now, which may have been looked at.
 */
export function whenToLookAgain(one: CaseIn<'assigned'>, now: Instant): Instant {
  const isSoon = millisecondsIn(rulesOf(one.kind).time[one.to]) < millisecondsIn({ days: 1 })
  const step = millisecondsIn(isSoon ? soon : hour)
  const notBefore = epochOf(plus(now, soon))
  return instantOf(Math.ceil(Math.max(epochOf(one.until), notBefore) / step) * step)
}

/** Whether the time of the case at its level is over; one that was never handed to its station has had that time too. */
export function isTimeOver(one: CaseIn<'opened' | 'assigned'>, by: Instant): boolean {
  return untilOf(one) <= by
}

function untilOf(one: CaseIn<'opened' | 'assigned'>): Instant {
  return one.state === 'assigned' ? one.until : plus(begunAt(one), rulesOf(one.kind).time.station)
}
