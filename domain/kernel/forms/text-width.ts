/** What a Chinese font draws as wide as it is high: characters, full-width signs, boxes, circled numbers. */
const wide =
  /[\u00b7\u1100-\u115f\u2014\u2018-\u201d\u2026\u2460-\u24ff\u25a0-\u25ff\u2610-\u2612\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u

/** Width of a text as spreadsheets count it: a digit is 1, a Chinese character 2. Of several lines the widest counts. */
export function textWidth(text: string): number {
  const widths = text
    .split('\n')
    .map((line) => Array.from(line).reduce((sum, one) => sum + (wide.test(one) ? 2 : 1), 0))
  return Math.max(...widths)
}
