/** In which of so many parts what bears this name lies; from its letters, for good. */
export function partByLetters(name: string, parts: number): number {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + letter.charCodeAt(0)) % 65_521
  return sum % parts
}
