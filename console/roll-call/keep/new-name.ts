/** Without letters and digits that look alike. */
const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** By chance: what a phone calls itself, or the id of a tap. */
export function newName(length: number): string {
  return [...crypto.getRandomValues(new Uint8Array(length))].map((byte) => signs[byte % signs.length]).join('')
}
