/** The parts of a list as surveyors write it, `焊工；电工、缝纫`: each once, in the order written. */
export function splitList(text: string): string[] {
  const parts = text.split(/[;,、]/).map((part) => part.trim())
  return [...new Set(parts.filter((part) => part !== ''))]
}
