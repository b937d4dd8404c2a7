/** Records of cells, or the line whose quotation mark is never closed; the first line is 1. */
export type CsvRecords = { readonly records: string[][] } | { readonly unclosedOn: number }

/**
 * Splits CSV text into records as RFC 4180 has it. A quotation mark inside a cell is text. One that begins a cell and would
 * swallow other rows is text as well: the cell would hold a row's worth of separators or another person's national ID, or its
 * record would be longer than the heads. So nobody's ID ends up in the name of a village.
 */
export function splitCsv(text: string, delimiter: string, columns = Number.POSITIVE_INFINITY): CsvRecords {
  const records: string[][] = []
  let record: string[] = []
  /** Where a record with a cell over several lines begins again, if it proves too long. */
  let stray = new Set<number>()
  let recordStart = 0
  let overLines: number[] = []
  let at = 0

  function endRecord(next: number): void {
    if (record.length > columns && overLines.length > 0) {
      stray = new Set([...stray, ...overLines])
      at = recordStart
    } else {
      records.push(record)
      at = next
      recordStart = next
    }
    record = []
    overLines = []
  }

  while (at <= text.length) {
    let end = at
    let cell: string
    const quoted = text[at] === '"' && !stray.has(at) ? endOfQuoted(text, at, delimiter) : undefined
    if (quoted === undefined) {
      while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1
      cell = text.slice(at, end)
    } else {
      cell = text.slice(at + 1, quoted.closing).replaceAll('""', '"')
      if (runsOverLines(cell) && swallowsRows(cell, delimiter, columns)) {
        stray.add(at)
        continue
      }
      if (!quoted.isClosed) return { unclosedOn: text.slice(0, at).split(/\r\n|\n|\r/).length }
      if (runsOverLines(cell)) overLines.push(at)
      end = quoted.closing + 1
    }
    record.push(cell)
    if (text[end] === delimiter) at = end + 1
    else {
      const isLast = end >= text.length
      endRecord(isLast ? text.length + 1 : end + (text.startsWith('\r\n', end) ? 2 : 1))
      if (at === text.length) break
    }
  }
  return { records }
}

/** The next quotation mark that a separator, a line end or the end of the text follows. */
function endOfQuoted(text: string, opening: number, delimiter: string): { closing: number; isClosed: boolean } {
  let at = text.indexOf('"', opening + 1)
  while (at !== -1) {
    const next = text[at + 1]
    if (next === '"') at = text.indexOf('"', at + 2)
    else if (next === undefined || next === delimiter || next === '\n' || next === '\r') {
      return { closing: at, isClosed: true }
    } else at = text.indexOf('"', at + 1)
  }
  return { closing: text.length, isClosed: false }
}

function runsOverLines(cell: string): boolean {
  return /[\n\r]/.test(cell)
}

function swallowsRows(cell: string, delimiter: string, columns: number): boolean {
  if (columns === Number.POSITIVE_INFINITY) return false
  return cell.split(delimiter).length >= columns || /[\n\r].*\d{17}[\dXx]/s.test(cell)
}
