/** A spreadsheet would run what begins like a formula. */
const runs = /^[=+\-@＝＋－＠\t\r\n]/

/** Rows as CSV with BOM, so that Excel opens it as UTF-8; what a spreadsheet would run has an apostrophe before it. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const safe = runs.test(text) ? `'${text}` : text
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return `\u{feff}${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}
