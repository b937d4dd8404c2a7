import type { Assignment, MatchingJobOrder, MatchingWorker } from './matching-instance.ts'
import { score } from './score.ts'

/** The three goals, in their order. */
export interface Figures {
  readonly placed: number
  readonly priorityPlaced: number
  readonly score: number
}

/** The first above the second above the third. */
export const goals = ['placed', 'priorityPlaced', 'score'] as const satisfies readonly (keyof Figures)[]

/** Counts what assignments achieve. The worker and the job order of each must be in the lists. */
export function matchingFigures(
  workers: readonly MatchingWorker[],
  jobOrders: readonly MatchingJobOrder[],
  assignments: readonly Assignment[],
): Figures {
  const workerById = new Map(workers.map((worker) => [worker.id, worker]))
  const jobById = new Map(jobOrders.map((job) => [job.id, job]))
  let priorityPlaced = 0
  let points = 0
  for (const assignment of assignments) {
    const worker = workerById.get(assignment.worker)!
    if (worker.priority) priorityPlaced++
    points += score(worker, jobById.get(assignment.jobOrder)!)
  }
  return { placed: assignments.length, priorityPlaced, score: points }
}

/** Whether one answer is better than another: the first goal on which they differ decides. */
export function beats(one: Figures, other: Figures): boolean {
  const decisive = goals.find((goal) => one[goal] !== other[goal])
  return decisive !== undefined && one[decisive] > other[decisive]
}
