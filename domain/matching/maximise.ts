import loadHighs, { type Highs } from 'highs'

export interface Column {
  /** Points for each unit. */
  readonly points: number
  readonly upper: number
  /** Takes whole values only. */
  readonly whole: boolean
  readonly entries: readonly (readonly [row: number, coefficient: number])[]
}

export interface Row {
  readonly lower: number
  readonly upper: number
}

/** The package types its ES module as if it were its CommonJS one: what it calls a namespace is the loader itself. */
const load = loadHighs as unknown as typeof loadHighs.default
let loading: Promise<Highs> | undefined

/** So many branches end a search that would otherwise go on for hours; a limit in seconds would depend on the machine. */
const mostNodes = 200

export interface Maximum {
  /** One a column. */
  readonly values: Float64Array
  readonly points: number
}

/**
 * The values of the columns, from 0 up, that keep to the rows and have the most points. The most must be a whole number:
 * then a bound less than 1 above a solution proves it best. Answers undefined if there is no solution, or none is proved
 * best within the limit. HiGHS blocks its thread meanwhile.
 */
export async function maximise(columns: readonly Column[], rows: readonly Row[]): Promise<Maximum | undefined> {
  loading ??= load()
  const highs = await loading
  const starts = new Int32Array(columns.length + 1)
  for (const [index, column] of columns.entries()) starts[index + 1] = starts[index]! + column.entries.length
  const { continuous, integer } = highs.constants.variableType
  return highs.withModel(
    {
      numCols: columns.length,
      numRows: rows.length,
      sense: highs.constants.objectiveSense.maximize,
      colCost: Float64Array.from(columns, (column) => column.points),
      colLower: new Float64Array(columns.length),
      colUpper: Float64Array.from(columns, (column) => column.upper),
      rowLower: Float64Array.from(rows, (row) => row.lower),
      rowUpper: Float64Array.from(rows, (row) => row.upper),
      integrality: columns.map((column) => (column.whole ? integer : continuous)),
      matrix: {
        format: 'csc',
        numRows: rows.length,
        numCols: columns.length,
        starts,
        indices: Int32Array.from(columns.flatMap((column) => column.entries.map(([row]) => row))),
        values: Float64Array.from(columns.flatMap((column) => column.entries.map(([, coefficient]) => coefficient))),
      },
    },
    (model) => {
      // These programmes are mostly networks, which the simplex method solves sooner than presolve takes.
      model.options.set({ output_flag: false, presolve: 'off', mip_max_nodes: mostNodes })
      model.options.set({ mip_rel_gap: 0, mip_abs_gap: 0.999 })
      model.run()
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return undefined
      return { values: model.getSolution().colValue, points: Math.round(model.getObjectiveValue()) }
    },
  )
}
