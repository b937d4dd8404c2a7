import type { Json } from '../json.ts'

/** `$partition([1,2,3], 2)` is `[[1,2],[3]]`; the last part holds what is left. */
export function partition(items: Json[] | undefined, size: number | undefined): Json[][] | undefined {
  if (items === undefined || size === undefined) return undefined
  const step = Math.trunc(size)
  if (step === 0) return undefined
  if (step < 0) throw { message: 'The second argument of the function partition must be a positive integer' }
  const parts: Json[][] = []
  for (let first = 0; first < items.length; first += step) parts.push(items.slice(first, first + step))
  return parts
}
