import { type Refusal, refuse } from '../kernel/refusal.ts'
import { companionGroups } from './companion-groups.ts'
import { type Figures, goals, matchingFigures } from './matching-figures.ts'
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

/**
 * The first goal on which a better answer is not ruled out, and the most of it that one could reach; null where nothing is known
 * but that this answer was found.
 */
export interface MatchingGap {
  readonly goal: keyof Figures
  readonly atMost: number | null
}

export interface Matching extends MatchingAnswer, Figures {
  /** Null: no answer is better, which is proved. */
  readonly gap: MatchingGap | null
}

/**
 * Gives each worker at most one job order. Goals, the first above the second above the third: workers placed, priority
 * workers placed, points. The same instance gives the same answer. With groups it may not be proved the best: `gap` says what is left.
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
  const figures = (some: readonly Assignment[]) => matchingFigures(instance.workers, instance.jobOrders, some)
  if (!groups) {
    const rest = instance.workers.filter((worker) => !placedAlready.has(worker.id))
    const assignments = [...fixed, ...placeAlone(rest, open)]
    return { assignments, ...figures(assignments), gap: null }
  }
  const split = companionGroups(instance.workers, instance.jobOrders, fixed)
  const { assignments: found, ceiling } = await placeWithGroups(split.groups, split.alone, open)
  const assignments = [...fixed, ...found]
  return { assignments, ...figures(assignments), gap: gapBelow(ceiling, figures(found), figures(fixed)) }
}

function gapBelow(ceiling: Figures, found: Figures, fixed: Figures): MatchingGap | null {
  const goal = goals.find((one) => ceiling[one] > found[one])
  if (goal === undefined) return null
  const atMost = ceiling[goal] + fixed[goal]
  return { goal, atMost: Number.isFinite(atMost) ? atMost : null }
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
