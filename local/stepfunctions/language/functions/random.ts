const multiplier = 0x5deece66dn
const mask = (1n << 48n) - 1n

/**
 * `$random(seed)` is the first double of java.util.Random, so that a seed gives the number that it gives on AWS:
 * 42 gives 0.7275636800328681.
 */
export function random(seed: number): number {
  let state = (BigInt(Math.trunc(seed)) ^ multiplier) & mask
  const next = (bits: bigint) => {
    state = (state * multiplier + 0xbn) & mask
    return state >> (48n - bits)
  }
  return Number((next(26n) << 27n) + next(27n)) / 2 ** 53
}
