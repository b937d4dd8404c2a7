import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'

/**
 * Why what a store made of an item is not what the domain says of it, or null. A default of the schema does not help: nothing fills it in
 * when an item is read.
 */
export function whyNotRead(is: z.ZodType, found: unknown): string | null {
  if (found === undefined || found === null) return 'it is not found'
  const { data, error } = is.safeParse(found)
  if (error) return z.prettifyError(error)
  const missing = missingIn(found, data)
  return missing.length === 0 ? null : `missing, or other than the schema makes it: ${missing.join(', ')}`
}

/** What the schema says and is not there as it says; what it does not know may be there besides. */
function missingIn(found: unknown, said: unknown, at = ''): string[] {
  if (typeof said !== 'object' || said === null) return isDeepStrictEqual(found, said) ? [] : [at]
  const fields = Object(found) as Record<string, unknown>
  return Object.entries(said).flatMap(([field, one]) => missingIn(fields[field], one, at ? `${at}.${field}` : field))
}
