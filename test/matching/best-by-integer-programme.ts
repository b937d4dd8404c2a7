import type { MatchingInstance } from '../../domain/matching/matching-instance.ts'
import { checkMatching } from './check-matching.ts'
import { solver } from './solver.ts'

/**
 * The lexicographic optimum by one plain integer programme: a yes or no for each permitted pair, and with groups one for
 * each group and enterprise, which binds every member. For instances of some dozen workers, whose three goals fit
 * into one number.
 */
export async function bestByIntegerProgramme(instance: MatchingInstance, { groups }: { groups: boolean }) {
  const { workers, jobOrders } = instance
  const priorityPerson = 71 * workers.length + 1
  const person = priorityPerson * (workers.length + 1)
  const rows: { lower: number; upper: number }[] = [
    ...workers.map(() => ({ lower: 0, upper: 1 })),
    ...jobOrders.map(({ headcount }) => ({ lower: 0, upper: headcount })),
  ]
  const columns: { goals: number; entries: [row: number, coefficient: number][]; pair?: [number, number] }[] = []
  const boundBy = new Map<string, number>()
  if (groups) {
    const enterprises = new Set(jobOrders.map(({ enterprise }) => enterprise))
    for (const [group, members] of Map.groupBy(workers.keys(), (worker) => workers[worker]!.companionGroup)) {
      if (group === null) continue
      const once = rows.push({ lower: 0, upper: 1 }) - 1
      for (const enterprise of enterprises) {
        const entries: [number, number][] = [[once, 1]]
        for (const member of members) {
          const row = rows.push({ lower: 0, upper: 0 }) - 1
          boundBy.set(`${member} ${enterprise}`, row)
          entries.push([row, -1])
        }
        columns.push({ goals: 0, entries })
      }
    }
  }
  for (const [worker, { id, priority }] of workers.entries()) {
    for (const [job, { id: jobOrder, enterprise }] of jobOrders.entries()) {
      const alone = { ...instance, workers: [workers[worker]!], jobOrders: [{ ...jobOrders[job]!, headcount: 1 }] }
      const { problems, score } = checkMatching(alone, [{ worker: id, jobOrder }], { groups: false })
      if (problems.length > 0) continue
      const entries: [number, number][] = [
        [worker, 1],
        [workers.length + job, 1],
      ]
      const bound = boundBy.get(`${worker} ${enterprise}`)
      if (bound !== undefined) entries.push([bound, 1])
      columns.push({ goals: person + (priority ? priorityPerson : 0) + score, entries, pair: [worker, job] })
    }
  }
  if (columns.length === 0) return checkMatching(instance, [], { groups })
  const highs = await solver()
  const starts = [0]
  for (const { entries } of columns) starts.push(starts.at(-1)! + entries.length)
  const values = highs.withModel(
    {
      numCols: columns.length,
      numRows: rows.length,
      sense: highs.constants.objectiveSense.maximize,
      colCost: columns.map(({ goals }) => goals),
      colLower: columns.map(() => 0),
      colUpper: columns.map(() => 1),
      rowLower: rows.map(({ lower }) => lower),
      rowUpper: rows.map(({ upper }) => upper),
      integrality: columns.map(() => highs.constants.variableType.integer),
      matrix: {
        format: 'csc',
        numRows: rows.length,
        numCols: columns.length,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(columns.flatMap(({ entries }) => entries.map(([row]) => row))),
        values: Float64Array.from(columns.flatMap(({ entries }) => entries.map(([, coefficient]) => coefficient))),
      },
    },
    (model) => {
      model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5 })
      model.run()
      return model.getSolution().colValue
    },
  )
  const assignments = columns.flatMap(({ pair }, column) =>
    pair && values[column]! > 0.5 ? [{ worker: workers[pair[0]]!.id, jobOrder: jobOrders[pair[1]]!.id }] : [],
  )
  return checkMatching(instance, assignments, { groups })
}
