/** Rows of fields, given back as they are complete. */
export interface CsvSplitter {
  push(text: string): string[][]
  /** Throws where a quotation is still open. */
  end(): string[][]
}

/**
 * Splits as Step Functions does. Quotation marks at the start of a field let it hold delimiters and line breaks; two of
 * them are one, in any field. A backslash keeps a backslash, quotation mark or delimiter after it, and is dropped before
 * anything else. Empty lines are passed over.
 */
export function openCsvSplitter(delimiter: string): CsvSplitter {
  const special = new RegExp(`["\\\\\\r\\n${delimiter}]`, 'g')
  let rows: string[][] = []
  let row: string[] = []
  let field = ''
  let quoted = false
  /** Nothing of the field has been seen: a quotation mark here opens it. */
  let fresh = true
  /** What stood at the end of the last text and means something only with what follows. */
  let held = ''

  const endField = () => {
    row.push(field)
    field = ''
    fresh = true
  }
  const endRow = () => {
    const empty = row.length === 0 && fresh
    endField()
    if (!empty) rows.push(row)
    row = []
  }
  const split = (text: string, last: boolean) => {
    let at = 0
    while (at < text.length) {
      special.lastIndex = at
      const found = special.exec(text)?.index ?? text.length
      if (found > at) {
        field += text.slice(at, found)
        fresh = false
        at = found
        continue
      }
      const sign = text[at] ?? ''
      const next = text[at + 1]
      if (next === undefined && !last && sign !== delimiter && sign !== '\n') break
      at = take(sign, next, at)
    }
    return text.slice(at)
  }
  /** Takes what stands at a place, with what follows where both belong together; gives the place after it. */
  const take = (sign: string, next: string | undefined, at: number): number => {
    if (sign === '\\') {
      if (next !== undefined && next !== '\n' && next !== '\r') field += next
      fresh = false
      return next === '\n' || next === '\r' ? at + 1 : at + 2
    }
    if (sign === '"') {
      if (next === '"' && !fresh) {
        field += '"'
        return at + 2
      }
      if (fresh || quoted) quoted = fresh
      else field += '"'
      fresh = false
      return at + 1
    }
    if (quoted) field += sign
    else if (sign === delimiter) endField()
    else if (sign === '\n') endRow()
    // A lone carriage return belongs to its field.
    else if (next !== '\n') field += sign
    return at + 1
  }
  const given = () => {
    const done = rows
    rows = []
    return done
  }
  return {
    push(text) {
      held = split(held + text, false)
      return given()
    },
    end() {
      split(held, true)
      if (quoted) throw new Error('a quotation is not closed')
      endRow()
      return given()
    },
  }
}
