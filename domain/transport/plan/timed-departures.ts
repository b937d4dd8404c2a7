import { coachRun } from './coach-run.ts'
import { connectionRules } from './solve/connection-rules.ts'
import type { CoachRoute } from './solve/departure.ts'
import type { Service, TransportRules } from './solve/transport-instance.ts'

/** Coaches are announced at whole five minutes. */
const step = 5
const day = 1440

/**
 * The latest minutes at which a feeder may leave its first pick-up to reach each of these services with time to change, within
 * the hours of day at which feeders leave. A run that the night stop or the law breaks up is left to the slots.
 */
export function timedDepartures(
  route: CoachRoute,
  services: readonly Pick<Service, 'depart'>[],
  rules: TransportRules,
): number[] {
  const { feederSlots = rules.slots } = rules
  const [first, last] = [Math.min(...feederSlots), Math.max(...feederSlots)]
  const arrival = (depart: number) => coachRun(depart, route.legs, rules, true)?.arrives ?? Number.POSITIVE_INFINITY
  const minutes = services.flatMap(({ depart: leavesHub }): number[] => {
    const inTime = leavesHub - connectionRules(rules, leavesHub).transferMin
    if (inTime < 0) return []
    const minute = Math.floor((2 * inTime - arrival(inTime)) / step) * step
    const ofDay = minute % day
    return minute >= 0 && ofDay >= first && ofDay <= last && arrival(minute) <= inTime ? [minute] : []
  })
  return [...new Set(minutes)]
}
