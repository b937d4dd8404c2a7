/** Whether JSON has more levels of lists and objects; it may have a million, more than a function that calls itself can follow. */
export function isNestedDeeperThan(levels: number, value: unknown): boolean {
  let parts = [value]
  for (let level = 0; parts.length > 0; level += 1) {
    parts = parts.flatMap((part) => (typeof part === 'object' && part !== null ? [part] : []))
    if (parts.length > 0 && level === levels) return true
    parts = parts.flatMap((part) => Object.values(part as object))
  }
  return false
}
