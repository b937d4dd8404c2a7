import { isRefusal, type Refusal } from '../../kernel/refusal.ts'
import { constructLoads } from './construct-loads.ts'
import { loadsYuan, planOf } from './load.ts'
import { seatFill } from './seat-fill.ts'
import { readInstance, type TransportInstance, type TransportPlan } from './transport-instance.ts'
import { transportProblem } from './transport-problem.ts'

export interface PlannedTrips extends TransportPlan {
  readonly costYuan: number
  /** No plan can cost less; null when no bound was proved in the time given. */
  readonly lowerBoundYuan: number | null
  /** Passengers on coaches per coach seat, 0 to 1. */
  readonly seatFill: number
}

/**
 * Plans the journeys of all groups of an instance at least cost.
 * `invalid-instance` for a malformed instance, `infeasible` for one in which a group cannot travel at all.
 */
export async function planTrips(
  instance: TransportInstance,
  _options: { seconds?: number } = {},
): Promise<PlannedTrips | Refusal<'infeasible' | 'invalid-instance'>> {
  const read = readInstance(instance)
  if (isRefusal(read)) return read
  const problem = transportProblem(read)
  const loads = constructLoads(problem)
  const plan = planOf(problem, loads)
  return { ...plan, costYuan: loadsYuan(problem, loads), lowerBoundYuan: null, seatFill: seatFill(plan) }
}
