import { createHash } from 'node:crypto'

/**
 * Numbers in [0, 1) that the same seed and parts give again, whatever else happens meanwhile: the generator sfc32 with
 * a state of 128 bits, so that names drawn for a hundred thousand items do not meet.
 */
export function chanceFrom(seed: number, ...parts: (string | number)[]): () => number {
  let state: Uint32Array | undefined
  return () => {
    state ??= seeded([seed, ...parts].join('\u0000'))
    const [a = 0, b = 0, c = 0, counter = 0] = state
    const drawn = (a + b + counter) >>> 0
    state[0] = b ^ (b >>> 9)
    state[1] = c + (c << 3)
    state[2] = ((c << 21) | (c >>> 11)) + drawn
    state[3] = counter + 1
    return drawn / 4_294_967_296
  }
}

function seeded(text: string): Uint32Array {
  const digest = createHash('sha256').update(text).digest()
  return Uint32Array.from({ length: 4 }, (_, index) => digest.readUInt32LE(index * 4))
}
