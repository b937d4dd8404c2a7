import loadHighs, { type Highs } from 'highs'

type Entries = readonly (readonly [index: number, coefficient: number])[]

export interface ProgrammeRow {
  readonly lower: number
  readonly upper: number
  /** Coefficients of columns that exist already. */
  readonly entries?: Entries
}

export interface ProgrammeColumn {
  readonly cost: number
  readonly upper: number
  readonly whole?: boolean
  /** Coefficients in rows that exist already. */
  readonly entries: Entries
}

export interface SolveOptions {
  readonly seconds: number
  /** Stop when the best solution is proved to be within this share of the optimum. */
  readonly gap?: number
  /** A solution to start from, one value a column. */
  readonly start?: Float64Array | undefined
  /** Called with every better solution of an integer programme, so that nothing is lost when the thread is ended. */
  readonly onBetter?: (values: Float64Array) => void
  /** Called with the proved bound while an integer programme is solved. */
  readonly onBound?: (bound: number) => void
  /** Asked now and then while an integer programme is solved, which ends when the answer is yes. */
  readonly isEnough?: (() => boolean) | undefined
}

export interface Solved {
  /** One value a column; null when the time was too short to find any. */
  readonly values: Float64Array | null
  /** What one unit of each row costs; meaningful for a programme without whole columns. */
  readonly duals: Float64Array
  readonly objective: number
  readonly optimal: boolean
}

/** The package types its ES module as if it were its CommonJS one: what it calls a namespace is the loader itself. */
const load = loadHighs as unknown as typeof loadHighs.default
let loading: Promise<Highs> | undefined

function packed(lists: readonly Entries[]) {
  const starts = new Int32Array(lists.length + 1)
  for (const [index, entries] of lists.entries()) starts[index + 1] = (starts[index] ?? 0) + entries.length
  const indices = Int32Array.from(lists.flatMap((entries) => entries.map(([index]) => index)))
  const values = Float64Array.from(lists.flatMap((entries) => entries.map(([, coefficient]) => coefficient)))
  return { starts, indices, values }
}

/**
 * A least-cost linear or integer programme over columns from 0 up, which may grow after it was solved. Runs on HiGHS
 * and blocks its thread while it solves. `dispose()` frees memory that the garbage collector does not see.
 */
export class IntegerProgramme {
  readonly #highs: Highs
  readonly #model: ReturnType<Highs['createModel']>
  #rows = 0
  #columns = 0

  private constructor(highs: Highs) {
    this.#highs = highs
    this.#model = highs.createModel()
    this.#model.options.set({
      output_flag: false,
      mip_min_logging_interval: 0.5,
      // Starting again took a fifth of the time on the samples and proved nothing more; the jump finds no plan that a repaired
      // one does not beat, there is hardly any symmetry, and without rows that no longer bind a relaxation is solved sooner.
      mip_allow_restart: false,
      mip_heuristic_run_feasibility_jump: false,
      mip_detect_symmetry: false,
      mip_lp_age_limit: 5,
    })
  }

  /** Begins to load the solver, so that it is there when the first programme opens. */
  static prepare(): void {
    loading ??= load()
    // The call that opens a programme gets the failure.
    loading.catch(() => {})
  }

  static async open(): Promise<IntegerProgramme> {
    loading ??= load()
    return new IntegerProgramme(await loading)
  }

  /** Adds rows and gives the number of the first. */
  addRows(rows: readonly ProgrammeRow[]): number {
    const first = this.#rows
    if (rows.length === 0) return first
    this.#model.addRows({
      lower: Float64Array.from(rows, (row) => row.lower),
      upper: Float64Array.from(rows, (row) => row.upper),
      matrix: {
        format: 'csr',
        numRows: rows.length,
        numCols: this.#columns,
        ...packed(rows.map((row) => row.entries ?? [])),
      },
    })
    this.#rows += rows.length
    return first
  }

  /** Adds columns and gives the number of the first. */
  addColumns(columns: readonly ProgrammeColumn[]): number {
    const first = this.#columns
    if (columns.length === 0) return first
    this.#model.addCols({
      cost: Float64Array.from(columns, (column) => column.cost),
      lower: new Float64Array(columns.length),
      upper: Float64Array.from(columns, (column) => column.upper),
      matrix: {
        format: 'csc',
        numRows: this.#rows,
        numCols: columns.length,
        ...packed(columns.map((column) => column.entries)),
      },
    })
    this.#columns += columns.length
    if (columns.some((column) => column.whole))
      this.#model.changeColsIntegrality(
        { kind: 'range', from: first, to: this.#columns - 1 },
        Int32Array.from(columns, (column) => (column.whole ? 1 : 0)),
      )
    return first
  }

  /** Changes the least and the most of a column. */
  limitColumn(column: number, lower: number, upper: number): void {
    this.#model.changeColBounds(column, lower, upper)
  }

  solve({ seconds, gap = 0, start, onBetter, onBound, isEnough }: SolveOptions): Solved {
    const model = this.#model
    const { callbackType, modelStatus, solutionStatus } = this.#highs.constants
    model.zeroAllClocks()
    model.options.set({ time_limit: Math.max(0, seconds), mip_rel_gap: gap })
    if (start) model.setSolution({ colValue: start })
    model.run({
      [callbackType.mipImprovingSolution]: (event) => {
        if (event.data.mip_solution) onBetter?.(event.data.mip_solution)
      },
      [callbackType.mipInterrupt]: (event) => {
        if (event.data.mip_dual_bound !== undefined) onBound?.(event.data.mip_dual_bound)
        if (isEnough?.()) event.interrupt()
      },
    })
    const { colValue, rowDual } = model.getSolution()
    onBound?.(Number(model.info.get('mip_dual_bound')))
    return {
      values: model.info.get('primal_solution_status') === solutionStatus.feasible ? colValue : null,
      duals: rowDual,
      objective: model.getObjectiveValue(),
      optimal: model.getModelStatus() === modelStatus.optimal,
    }
  }

  dispose(): void {
    this.#model.dispose()
  }
}
