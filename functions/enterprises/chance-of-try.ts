import { createHash } from 'node:crypto'

/** From 0 to 1, spread like chance and the same for the same try, so that a run can be repeated exactly. */
export function chanceOfTry(...parts: readonly (string | number)[]): number {
  return createHash('sha256').update(parts.join(' ')).digest().readUInt32BE() / 2 ** 32
}
