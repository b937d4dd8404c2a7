import { type Refusal, refuse } from '../kernel/refusal.ts'
import { companionGroups } from './companion-groups.ts'
import { type Figures, matchingFigures } from './matching-figures.ts'
import type { Assignment, MatchingAnswer, MatchingInstance } from './matching-instance.ts'
import { matchingSentences } from './matching-sentences.ts'
import { openPlaces } from './open-places.ts'
import { placeAlone } from './place-alone.ts'
import { placeWithGroups } from './place-with-groups.ts'
import { mostJobOrders } from './worker-classes.ts'

export interface MatchingOptions {
  /** Companions go to one enterprise together or stay. */
  readonly groups?: boolean
  /** Placements that stay as they are: answered in an earlier round. They count in the answer and fill headcount. */
  readonly fixed?: readonly Assignment[]
}

export type Matching = MatchingAnswer & Figures

/**
 * Gives each worker at most one job order. Goals, the first above the second above the third: workers placed, priority
 * workers placed, points. The same instance gives the same answer.
 *
 * Refuses `invalid-instance` for a fixed placement that names nobody, no order, or more people than the headcount, and
 * `too-large` above 65,535 job orders.
 */
export async function matchWorkers(
  instance: MatchingInstance,
  { groups = false, fixed = [] }: MatchingOptions = {},
): Promise<Matching | Refusal<'invalid-instance' | 'too-large'>> {
  if (instance.jobOrders.length > mostJobOrders)
    return refuse('too-large', matchingSentences('too-many-orders', { most: mostJobOrders }))
  const wrong = wrongPlacement(instance, fixed)
  if (wrong !== undefined) return refuse('invalid-instance', matchingSentences('placement-unfit', { what: wrong }))

  const open = openPlaces(instance.jobOrders, fixed)
  const placedAlready = new Set(fixed.map((placement) => placement.worker))
  const placeRest = async () => {
    if (!groups)
      return placeAlone(
        instance.workers.filter((worker) => !placedAlready.has(worker.id)),
        open,
      )
    const split = companionGroups(instance.workers, instance.jobOrders, fixed)
    return placeWithGroups(split.groups, split.alone, open)
  }
  const assignments = [...fixed, ...(await placeRest())]
  return { assignments, ...matchingFigures(instance.workers, instance.jobOrders, assignments) }
}

function wrongPlacement(instance: MatchingInstance, fixed: readonly Assignment[]): string | undefined {
  const workers = new Set(instance.workers.map((worker) => worker.id))
  const room = new Map(instance.jobOrders.map((job) => [job.id, job.headcount]))
  const seen = new Set<string>()
  for (const { worker, jobOrder } of fixed) {
    if (!workers.has(worker)) return `the fixed placement of ${worker} names a worker who is not in the instance`
    if (seen.has(worker)) return `worker ${worker} has two fixed placements`
    seen.add(worker)
    const left = room.get(jobOrder)
    if (left === undefined) return `the fixed placement of ${worker} names a job order that is not in the instance`
    if (left === 0) return `job order ${jobOrder} has more fixed placements than headcount`
    room.set(jobOrder, left - 1)
  }
  return undefined
}
