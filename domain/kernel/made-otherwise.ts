import { canonicalJson } from './canonical-json.ts'
import { doorSentences } from './door-sentences.ts'
import { type Refusal, refuse } from './refusal.ts'

/**
 * Refuses where the id that a request would give its object is that of one which says something else in a field of `names`:
 * the key was used before, by a call of which only its object is left.
 */
export function madeOtherwise<Asked extends object>(
  kept: Readonly<Record<string, unknown>> | null,
  asked: Asked,
  names: readonly (keyof Asked & string)[],
  id: string,
): Refusal<'key-reused'> | null {
  const says = (object: Readonly<Record<string, unknown>>) => canonicalJson(names.map((name) => object[name] ?? null))
  if (!kept || says(kept) === says(asked as Record<string, unknown>)) return null
  return refuse('key-reused', doorSentences('made-otherwise', { id }))
}
