/** `$range(first, last, step)` counts as `[first..last]` does: a sequence, so that one number stands alone. */
export function range(
  first: number | undefined,
  last: number | undefined,
  step: number | undefined,
): number[] | undefined {
  if (first === undefined || last === undefined || step === undefined) return undefined
  const stride = Math.trunc(step)
  if (stride === 0) return undefined
  const numbers: number[] & { sequence?: true } = []
  const end = Math.trunc(last)
  for (let at = Math.trunc(first); stride > 0 ? at <= end : at >= end; at += stride) numbers.push(at)
  return Object.defineProperty(numbers, 'sequence', { value: true })
}
