import { largestSequence } from '../largest-sequence.ts'

/** `$range(first, last, step)` counts as `[first..last]` does: a sequence, so that one number stands alone. */
export function range(
  first: number | undefined,
  last: number | undefined,
  step: number | undefined,
): number[] | undefined {
  if (first === undefined || last === undefined || step === undefined) return undefined
  const stride = Math.trunc(step)
  if (stride === 0) return undefined
  const start = Math.trunc(first)
  const count = Math.floor((Math.trunc(last) - start) / stride) + 1
  // jsonata's own code for a sequence that is too long.
  if (count > largestSequence) throw { code: 'D2015', value: count }
  const numbers = Array.from({ length: Math.max(0, count) }, (_, index) => start + index * stride)
  return Object.defineProperty(numbers, 'sequence', { value: true })
}
