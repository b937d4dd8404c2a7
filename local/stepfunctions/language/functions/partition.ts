import type { Json } from '../../model/json.ts'
import { wrongArgument } from './wrong-argument.ts'

/** `$partition([1,2,3], 2)` is `[[1,2],[3]]`: the last part holds what is left. Without a size there is one part. */
export function partition(...given: unknown[]): Json[][] | undefined {
  const [items, size] = given
  if (given.length === 0) throw wrongArgument('partition', 1)
  if (items !== undefined && !Array.isArray(items)) {
    // AWS names no type either.
    throw { code: 'T0412', token: 'partition', index: 1, type: undefined }
  }
  if (size !== undefined && typeof size !== 'number') throw wrongArgument('partition', 2)
  if (given.length > 2) throw wrongArgument('partition', 3)
  if (items === undefined) return undefined
  if (size === undefined) return [items as Json[]]
  const step = Math.trunc(size)
  if (step < 0) throw { code: 'D3137', message: 'Second argument must be zero or greater' }
  if (step === 0 || items.length === 0) return undefined
  const parts: Json[][] = []
  for (let first = 0; first < items.length; first += step) parts.push(items.slice(first, first + step))
  return parts
}
