/** The parts of a list as surveyors write it, `焊工；电工、缝纫/1.木工`: each once, in the order written. */
export function partsOf(text: string): string[] {
  const unnumbered = text.replace(/(^|[\s;,、/|])(?:\d{1,2}[.、)]|[①-⑳])(?=\p{L})/gu, '$1;')
  const parts = unnumbered.split(/[;,、/|\\+&。\n\r\t]/).map((part) => part.trim())
  return [...new Set(parts.filter((part) => part !== ''))]
}
