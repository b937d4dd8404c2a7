import { type Refusal, refuse } from '../kernel/refusal.ts'
import type { MatchingAnswer, MatchingInstance, MatchingJobOrder, MatchingWorker } from './matching-instance.ts'
import { type Obstacle, obstacles, type ScoreParts, scoreParts } from './score.ts'

export type PlacementExplanation =
  | { readonly outcome: 'placed'; readonly jobOrder: string; readonly score: ScoreParts }
  /** Every permitted order is full with people whose places count for more or who cannot go elsewhere. */
  | { readonly outcome: 'all-full'; readonly permittedJobOrders: readonly string[] }
  /** One wish less and this order would have been permitted; for companions, apart from the others. */
  | { readonly outcome: 'one-obstacle'; readonly obstacle: Obstacle; readonly jobOrder: string }
  | { readonly outcome: 'several-obstacles'; readonly obstacles: readonly Obstacle[]; readonly jobOrder: string }
  /** Permitted orders had room, but no enterprise had it for the whole group. */
  | { readonly outcome: 'companions'; readonly companionGroup: string; readonly openJobOrders: readonly string[] }
  | { readonly outcome: 'no-job-orders' }

/**
 * Why a worker got this job order, or the nearest reason for none: the order that misses by the fewest rules, and of
 * those the rule that the worker could most easily change. Refuses `not-found` for an unknown worker.
 */
export function explainPlacement(
  instance: MatchingInstance,
  answer: MatchingAnswer,
  workerId: string,
): PlacementExplanation | Refusal<'not-found'> {
  const worker = instance.workers.find((candidate) => candidate.id === workerId)
  if (worker === undefined) return refuse('not-found', `worker ${workerId} is not in the instance`)
  const assignment = answer.assignments.find((candidate) => candidate.worker === workerId)
  const job = instance.jobOrders.find((candidate) => candidate.id === assignment?.jobOrder)
  if (job !== undefined) return { outcome: 'placed', jobOrder: job.id, score: scoreParts(worker, job) }
  return explainUnplaced(instance, answer, worker)
}

/** From what a worker can most easily change to what nobody can. */
const easiestFirst: readonly Obstacle[] = ['wage', 'date', 'province', 'skill', 'already-offered', 'age']

function explainUnplaced(
  { jobOrders }: MatchingInstance,
  { assignments }: MatchingAnswer,
  worker: MatchingWorker,
): PlacementExplanation {
  const permittedOrders = jobOrders.filter((job) => job.headcount > 0 && obstacles(worker, job).length === 0)
  if (permittedOrders.length > 0) {
    const taken = new Map<string, number>()
    for (const { jobOrder } of assignments) taken.set(jobOrder, (taken.get(jobOrder) ?? 0) + 1)
    const open = permittedOrders.filter((job) => job.headcount > (taken.get(job.id) ?? 0))
    if (open.length > 0 && worker.companionGroup !== null) {
      return { outcome: 'companions', companionGroup: worker.companionGroup, openJobOrders: open.map((job) => job.id) }
    }
    return { outcome: 'all-full', permittedJobOrders: permittedOrders.map((job) => job.id) }
  }
  return nearestMiss(worker, jobOrders)
}

function nearestMiss(worker: MatchingWorker, jobOrders: readonly MatchingJobOrder[]): PlacementExplanation {
  let nearest: { job: MatchingJobOrder; found: Obstacle[]; distance: number } | undefined
  for (const job of jobOrders) {
    const found = obstacles(worker, job)
    if (found.length === 0) continue
    const hardest = Math.max(...found.map((obstacle) => easiestFirst.indexOf(obstacle)))
    const distance = found.length * easiestFirst.length + hardest
    if (nearest === undefined || distance < nearest.distance) nearest = { job, found, distance }
  }
  if (nearest === undefined) return { outcome: 'no-job-orders' }
  const { job, found } = nearest
  if (found.length === 1) return { outcome: 'one-obstacle', obstacle: found[0]!, jobOrder: job.id }
  return { outcome: 'several-obstacles', obstacles: found, jobOrder: job.id }
}
