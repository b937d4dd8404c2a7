import * as z from 'zod'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { companionGroups } from './companion-groups.ts'
import type { MatchingOptions } from './match-workers.ts'
import type { MatchingInstance, MatchingJobOrder, MatchingWorker } from './matching-instance.ts'
import { matchingSentences } from './matching-sentences.ts'
import { Obstacle } from './obstacle.ts'
import { obstacles, scoreParts } from './score.ts'
import { ScoreParts } from './score-parts.ts'

const jobOrder = z.string()
const jobOrders = z.array(jobOrder)

export const PlacementExplanation = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('placed'), jobOrder, score: ScoreParts }),
  /** Every permitted order is full with people whose places count for more or who cannot go elsewhere. */
  z.object({ outcome: z.literal('all-full'), permittedJobOrders: jobOrders }),
  /** With one wish less this order would have been permitted; for companions, apart from the others. */
  z.object({ outcome: z.literal('one-obstacle'), obstacle: Obstacle, jobOrder }),
  z.object({ outcome: z.literal('several-obstacles'), obstacles: z.array(Obstacle), jobOrder }),
  /** These permitted orders had room, but no enterprise had it, or suits, for the whole group. */
  z.object({ outcome: z.literal('companions'), companionGroup: z.string(), openJobOrders: jobOrders }),
  z.object({ outcome: z.literal('no-job-orders') }),
  /** Their county was hit by a disaster, and help comes first: the round was matched without them. */
  z.object({ outcome: z.literal('help-first') }),
])
export type PlacementExplanation = z.infer<typeof PlacementExplanation>

/** The result for a worker. */
export interface WorkerResult {
  /** The job order that the worker got; undefined: none. */
  readonly jobOrder: string | undefined
  /** How many people each job order takes in all. */
  readonly taken: ReadonlyMap<string, number>
}

/**
 * Why a worker got this job order, or the nearest reason for none: the order that misses by the fewest rules, and of
 * those the rule that the worker could most easily change. Of the instance's workers only this one and the companions are
 * looked at. Refuses `not-found` for an unknown worker.
 */
export function explainPlacement(
  instance: MatchingInstance,
  result: WorkerResult,
  workerId: string,
  options: MatchingOptions = {},
): PlacementExplanation | Refusal<'not-found'> {
  const worker = instance.workers.find(({ id }) => id === workerId)
  if (worker === undefined) return refuse('not-found', matchingSentences('no-worker', { workerId }))
  const job = instance.jobOrders.find(({ id }) => id === result.jobOrder)
  if (job !== undefined) return { outcome: 'placed', jobOrder: job.id, score: scoreParts(worker, job) }

  const withPlaces = instance.jobOrders.filter(({ headcount }) => headcount > 0)
  const permitted = withPlaces.filter((order) => obstacles(worker, order).length === 0)
  if (permitted.length === 0) return nearestMiss(worker, withPlaces)
  const open = permitted.filter(({ id, headcount }) => headcount > (result.taken.get(id) ?? 0))
  const group = companionsOf(worker, instance, options)
  if (group !== undefined && (open.length > 0 || group.enterprises.length === 0))
    return { outcome: 'companions', companionGroup: group.id, openJobOrders: open.map(({ id }) => id) }
  return { outcome: 'all-full', permittedJobOrders: permitted.map(({ id }) => id) }
}

function companionsOf(
  worker: MatchingWorker,
  { workers, jobOrders: orders }: MatchingInstance,
  { groups = false, fixed = [] }: MatchingOptions,
) {
  if (!groups || worker.companionGroup === null) return undefined
  const companions = workers.filter(({ companionGroup }) => companionGroup === worker.companionGroup)
  return companionGroups(companions, orders, fixed).groups[0]
}

/** From what a worker can most easily change to what nobody can. */
const easiestFirst: readonly Obstacle[] = ['wage', 'date', 'province', 'skill', 'already-offered', 'age']

function nearestMiss(worker: MatchingWorker, orders: readonly MatchingJobOrder[]): PlacementExplanation {
  let nearest: { job: MatchingJobOrder; found: Obstacle[]; distance: number } | undefined
  for (const job of orders) {
    const found = obstacles(worker, job)
    const hardest = Math.max(...found.map((obstacle) => easiestFirst.indexOf(obstacle)))
    const distance = found.length * easiestFirst.length + hardest
    if (nearest === undefined || distance < nearest.distance) nearest = { job, found, distance }
  }
  if (nearest === undefined) return { outcome: 'no-job-orders' }
  const { job, found } = nearest
  if (found.length === 1) return { outcome: 'one-obstacle', obstacle: found[0]!, jobOrder: job.id }
  return { outcome: 'several-obstacles', obstacles: found, jobOrder: job.id }
}
