import { createHash } from 'node:crypto'

/** Numbers in [0, 1) that the same seed and parts give again, whatever else happens meanwhile. */
export function chanceFrom(seed: number, ...parts: (string | number)[]): () => number {
  let state: number | undefined
  return () => {
    state ??= createHash('sha256')
      .update([seed, ...parts].join('\u0000'))
      .digest()
      .readUInt32LE(0)
    // mulberry32
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
