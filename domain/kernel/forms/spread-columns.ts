/**
 * How many columns each of several cells takes that stand side by side over the whole table, at least one each, so that they
 * come nearest to the widths that they want. Asks for at least as many columns as cells.
 */
export function spreadColumns(columns: readonly number[], wanted: readonly number[]): number[] {
  const scale = sum(columns) / sum(wanted)
  /** The best way to lay the cells up to this one over the first columns, by their number. */
  let best = new Map<number, { readonly spans: readonly number[]; readonly misfit: number }>([
    [0, { spans: [], misfit: 0 }],
  ])
  for (const want of wanted) {
    const next: typeof best = new Map()
    for (const [first, { spans, misfit }] of best)
      for (let end = first + 1; end <= columns.length; end += 1) {
        const total = misfit + misfitOf(sum(columns.slice(first, end)), want, scale)
        if (total < (next.get(end)?.misfit ?? Infinity))
          next.set(end, { spans: [...spans, end - first], misfit: total })
      }
    best = next
  }
  const found = best.get(columns.length)
  if (!found) throw new Error(`${wanted.length} cells do not fit over ${columns.length} columns`)
  return [...found.spans]
}

/** A cell that is too narrow for what it wants is worse than one that gets little of the room to spare. */
function misfitOf(width: number, want: number, scale: number): number {
  const share = width / (want * scale) - 1
  const lack = Math.max(0, 1 - width / want)
  return share ** 2 + 20 * lack ** 2
}

/** Widths of the cells that take these numbers of columns. */
export function widthsOfSpans(columns: readonly number[], spans: readonly number[]): number[] {
  let first = 0
  return spans.map((span) => {
    first += span
    return sum(columns.slice(first - span, first))
  })
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}
