import type { MatchingInstance } from '../../domain/matching/matching-instance.ts'
import { checkMatching } from './check-matching.ts'
import { solver } from './solver.ts'

/**
 * The lexicographic optimum without groups by one plain linear programme over every permitted pair: a second opinion for
 * instances too large to try every answer. A person counts for more than any exchange of points along all orders can
 * bring, and a priority person for as much again.
 */
export async function bestByLinearProgramme(instance: MatchingInstance) {
  const { workers, jobOrders } = instance
  const moreThanPoints = 2 * 71 * (jobOrders.length + 1)
  const pairs: { worker: number; job: number; points: number; objective: number }[] = []
  for (const [worker, { id, priority }] of workers.entries()) {
    for (const [job, { id: jobOrder }] of jobOrders.entries()) {
      const alone = { ...instance, workers: [workers[worker]!], jobOrders: [jobOrders[job]!] }
      const checked = checkMatching(alone, [{ worker: id, jobOrder }], { groups: false })
      if (checked.problems.length > 0) continue
      const objective = checked.score + moreThanPoints * (priority ? 3 : 2)
      pairs.push({ worker, job, points: checked.score, objective })
    }
  }
  const highs = await solver()
  return highs.withModel(
    {
      numCols: pairs.length,
      numRows: workers.length + jobOrders.length,
      sense: highs.constants.objectiveSense.maximize,
      colCost: pairs.map((pair) => pair.objective),
      colLower: pairs.map(() => 0),
      colUpper: pairs.map(() => 1),
      rowLower: [...workers, ...jobOrders].map(() => 0),
      rowUpper: [...workers.map(() => 1), ...jobOrders.map((job) => job.headcount)],
      matrix: {
        format: 'csc',
        numRows: workers.length + jobOrders.length,
        numCols: pairs.length,
        starts: Int32Array.from({ length: pairs.length + 1 }, (_, pair) => 2 * pair),
        indices: Int32Array.from(pairs.flatMap(({ worker, job }) => [worker, workers.length + job])),
        values: new Float64Array(2 * pairs.length).fill(1),
      },
    },
    (model) => {
      model.options.set({ output_flag: false })
      model.run()
      const values = model.getSolution().colValue
      const sum = (units: (pair: (typeof pairs)[number]) => number) =>
        Math.round(pairs.reduce((total, pair, column) => total + values[column]! * units(pair), 0))
      return {
        placed: sum(() => 1),
        priorityPlaced: sum((pair) => (workers[pair.worker]!.priority ? 1 : 0)),
        score: sum((pair) => pair.points),
      }
    },
  )
}
