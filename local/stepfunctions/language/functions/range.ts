import { wrongArgument } from './wrong-argument.ts'

/** As many numbers as the function gives on AWS before memory runs out; `[1..n]` may hold more. */
const largestRange = 360_145

/** `$range(first, last, step)` counts as `[first..last]` does: a sequence, so that one number stands alone. */
export function range(...given: unknown[]): number[] | undefined {
  for (const [index, value] of given.slice(0, 3).entries()) {
    if (value !== undefined && typeof value !== 'number') throw wrongArgument('range', index + 1)
  }
  if (given.length < 2) throw wrongArgument('range', given.length + 1)
  if (given.length > 3) throw wrongArgument('range', 4)
  const [first, last, step] = given as (number | undefined)[]
  if (first === undefined || last === undefined || step === undefined) return undefined
  const stride = Math.trunc(step)
  if (stride === 0) return undefined
  const start = Math.trunc(first)
  const count = Math.floor((Math.trunc(last) - start) / stride) + 1
  // jsonata's own code for a sequence that is too long.
  if (count > largestRange) throw { code: 'D2015', value: count }
  const numbers = Array.from({ length: Math.max(0, count) }, (_, index) => start + index * stride)
  return Object.defineProperty(numbers, 'sequence', { value: true })
}
