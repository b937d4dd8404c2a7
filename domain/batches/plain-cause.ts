/** Longer than any sentence of ours. */
const longest = 300

/**
 * What a failure says, as a colleague may read it: the message out of the JSON that Lambda or Step Functions hands on, without
 * numbers of phones or IDs, without Chinese text (names, addresses) and without what a parser quotes from a document.
 */
export function plainCause(cause: string): string {
  const message = /"errorMessage":\s*"((?:[^"\\]|\\.)*)/.exec(cause)?.[1] ?? cause
  return inEnglish(message)
    .replaceAll(/\\["']/g, '"')
    .replaceAll(/"[^"]*\p{Script=Han}[^"]*"/gu, '"…"')
    .replaceAll(/\p{Script=Han}+/gu, '…')
    .replaceAll(/(?<![\w-])\+?\d[\d -]{9,}\d[Xx]?(?![\w-])/g, '…')
    .slice(0, longest)
}

/** Of a refusal, which says why in a line of Chinese and one of English; anything else stays as it is. */
function inEnglish(message: string): string {
  const [first = '', ...rest] = message.split(/\\n|\n/)
  return rest.length > 0 && /\p{Script=Han}/u.test(first) ? rest.join(' ') : message
}
