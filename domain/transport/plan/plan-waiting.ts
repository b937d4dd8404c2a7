import * as z from 'zod'
import { coachRoute } from './coach-route.ts'
import { coachRun } from './coach-run.ts'
import { geography } from './geography.ts'
import { connectionRules } from './solve/connection-rules.ts'
import { hubWait } from './solve/hub-wait.ts'
import type { TransportInstance } from './solve/transport-instance.ts'
import type { TransportPlan } from './transport-plan.ts'

const count = z.int().nonnegative()

/** How passengers of a plan wait at hubs between coach and service. */
export const PlanWaiting = z.object({
  /** People by their wait. */
  upTo2Hours: count,
  upTo5Hours: count,
  longer: count,
  longestMinutes: count,
  /** Nights with lodging, counted for each person. */
  nights: count,
  /** What the hours are reckoned at; the plan's cost holds it, nobody is paid it. */
  hoursYuan: count,
  lodgingYuan: count,
})
export type PlanWaiting = z.infer<typeof PlanWaiting>

/** The waiting of a plan; passengers whose coach goes all the way do not wait. Throws like `planYuan`. */
export function planWaiting(plan: Pick<TransportPlan, 'rides'>, instance: TransportInstance): PlanWaiting {
  const { rules } = instance
  const places = geography(instance)
  const services = new Map(instance.services.map((service) => [service.id, service]))
  const waiting = {
    upTo2Hours: 0,
    upTo5Hours: 0,
    longer: 0,
    longestMinutes: 0,
    nights: 0,
    hoursYuan: 0,
    lodgingYuan: 0,
  }
  for (const { service: id, terminal, pickups, depart, passengers } of plan.rides) {
    if (id === null) continue
    const service = services.get(id)
    const route = coachRoute(terminal, pickups, places, rules)
    const run = route && coachRun(depart, route.legs, rules, true)
    if (!service || !run) throw new Error(`the plan names ${id} after a coach to ${terminal}, which cannot be`)
    const connection = connectionRules(rules, depart)
    const { minutes, nights, yuan } = hubWait(run.arrives, service.depart, connection)
    waiting[minutes <= 120 ? 'upTo2Hours' : minutes <= 300 ? 'upTo5Hours' : 'longer'] += passengers
    waiting.longestMinutes = Math.max(waiting.longestMinutes, minutes)
    waiting.nights += nights * passengers
    const lodgingYuan = nights * (connection.lodging?.yuan ?? 0)
    waiting.hoursYuan += (yuan - lodgingYuan) * passengers
    waiting.lodgingYuan += lodgingYuan * passengers
  }
  return waiting
}
