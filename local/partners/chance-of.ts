import { createHash } from 'node:crypto'

/**
 * Chance that follows from what it is about: the same seed and parts give the same number, at least 0 and below 1,
 * whatever happened before. So the order of events changes nothing.
 */
export function chanceOf(seed: number, ...about: readonly (string | number)[]): number {
  const digest = createHash('sha1')
    .update([seed, ...about].join('\u0000'))
    .digest()
  return digest.readUIntBE(0, 6) / 2 ** 48
}

/** One of the choices, each in proportion to its weight; `chance` is at least 0 and below 1. */
export function chosen<Choice>(chance: number, choices: readonly (readonly [Choice, number])[]): Choice {
  let left = chance * choices.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [choice, weight] of choices) {
    left -= weight
    if (left < 0) return choice
  }
  const last = choices.at(-1)
  if (!last) throw new RangeError('nothing to choose from')
  return last[0]
}
