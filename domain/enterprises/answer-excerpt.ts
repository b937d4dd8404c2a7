/** Bytes of an answer that are kept. */
export const excerptBytes = 1024

/** What an answer may repeat or give away: our secrets and others', tokens, telephones, ID numbers, addresses of mail. */
const given = [
  /whsec_[\w+/=-]+/g,
  /\b(?:bearer|basic)\s+[\w.~+/=-]+/gi,
  /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  /(?<=\b(?:password|passwd|pwd|secret|token|api[-_]?key|authorization|cookie)["']?\s*[:=]\s*["']?)[^\s"',;&<>]+/gi,
  /(?<!\d)\d{17}[\dXx](?!\d)/g,
  /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g,
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  /[\w+/=-]{40,}/g,
]

/** The beginning of an answer as it may be kept: at most 1,024 bytes, no control characters, no secret and no personal number. */
export function answerExcerpt(answer: string): string {
  // What is cut off must not leave half a secret behind, so it is blacked out before.
  const blackened = given.reduce((text, one) => text.replace(one, '***'), answer.slice(0, 4 * excerptBytes))
  const printable = blackened.replace(/[^\P{C}\n\t]/gu, '')
  const bytes = Buffer.from(printable, 'utf8')
  return bytes.length <= excerptBytes
    ? printable
    : bytes
        .subarray(0, excerptBytes)
        .toString('utf8')
        .replace(/\uFFFD+$/, '')
}
