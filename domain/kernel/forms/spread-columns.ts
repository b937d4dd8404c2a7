/**
 * How many columns each of several cells takes that stand side by side over the whole table, by the widths that they want:
 * at least one each, the last what is left. Asks for at least as many columns as cells.
 */
export function spreadColumns(columns: readonly number[], wanted: readonly number[]): number[] {
  const whole = sum(columns)
  const scale = whole / sum(wanted)
  const spans: number[] = []
  let column = 0
  let width = 0
  let target = 0
  for (const [cell, want] of wanted.slice(0, -1).entries()) {
    target += want * scale
    const first = column
    const last = columns.length - (wanted.length - cell - 1)
    while (column < last && (column === first || width + (columns[column] ?? 0) / 2 <= target)) {
      width += columns[column] ?? 0
      column += 1
    }
    spans.push(column - first)
  }
  return [...spans, columns.length - column]
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
