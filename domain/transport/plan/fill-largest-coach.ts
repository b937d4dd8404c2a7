import { buildProblem } from './build-problem.ts'
import { greedyLoads } from './solve/construct-loads.ts'
import { loadsYuan, seated } from './solve/load.ts'
import type { TransportInstance } from './solve/transport-instance.ts'

/**
 * The cost of journeys by the plain rule of county staff, yuan: every county for itself hires the largest coach again and
 * again, each time for the departure that seats most people. A plan has to beat this figure.
 */
export function fillLargestCoach(instance: TransportInstance): number {
  const largest = instance.coachTypes.toSorted((a, b) => b.seats - a.seats).slice(0, 1)
  const problem = buildProblem({
    ...instance,
    coachTypes: largest,
    rules: { ...instance.rules, maxPickups: 1 },
  })
  return loadsYuan(
    problem,
    greedyLoads(problem, (offer) => seated(offer.load.riders)),
  )
}
