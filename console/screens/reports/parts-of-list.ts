import { splitCsv } from '../../../domain/surveys/split-csv.ts'

export interface PartOfList {
  readonly content: string
  /** Of the file, besides the heads. */
  readonly linesBefore: number
}

/** A call takes so many lines. */
const linesAtOnce = 1000

/** A file in parts that a call takes, each with the heads of the file; what cannot be split is one part, and the service says why. */
export function partsOfList(text: string, format: 'csv' | 'jsonl'): PartOfList[] {
  const whole = [{ content: text, linesBefore: 0 }]
  const plain = text.replace(/^\u{feff}/u, '')
  if (format === 'jsonl') {
    const lines = plain.split(/\r?\n/)
    return lines.length <= linesAtOnce
      ? whole
      : inParts(
          lines,
          (some) => some.join('\n'),
          () => 1,
        )
  }
  const split = splitCsv(plain, ',')
  if ('unclosedOn' in split || split.records.length <= linesAtOnce + 1) return whole
  const [heads = [], ...records] = split.records
  return inParts(records, (some) => [heads, ...some].map(writtenRecord).join(''), linesIn)
}

function inParts<Line>(
  lines: readonly Line[],
  written: (some: readonly Line[]) => string,
  height: (line: Line) => number,
): PartOfList[] {
  const parts: PartOfList[] = []
  let linesBefore = 0
  for (let first = 0; first < lines.length; first += linesAtOnce) {
    const some = lines.slice(first, first + linesAtOnce)
    parts.push({ content: written(some), linesBefore })
    linesBefore += some.reduce((sum, line) => sum + height(line), 0)
  }
  return parts
}

/** A cell may run over several lines. */
function linesIn(cells: readonly string[]): number {
  return 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)
}

function writtenRecord(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`
}
