import type { Focus } from 'jsonata'
import type { Json } from '../../model/json.ts'
import { repeatsAKey } from './repeats-a-key.ts'
import { wrongArgument } from './wrong-argument.ts'

/** `$parse(text)` reads JSON text; it stands in for `$eval`, which AWS does not have. */
export function parse(this: Pick<Focus, 'input'>, ...given: unknown[]): Json | undefined {
  const [text] = given.length === 0 ? [this.input] : given
  if (text === undefined) return undefined
  if (typeof text !== 'string') throw wrongArgument('parse', 1)
  if (given.length > 1) throw wrongArgument('parse', 2)
  const value = read(text)
  if (value === undefined) throw { code: 'D3137', message: 'Invalid JSON' }
  return value
}

function read(text: string): Json | undefined {
  let finite = true
  try {
    const value = JSON.parse(text, (_, member: Json) => {
      // JSON.parse makes Infinity of 1e400, which AWS refuses.
      finite &&= typeof member !== 'number' || Number.isFinite(member)
      return member
    }) as Json
    return finite && !repeatsAKey(text) ? value : undefined
  } catch {
    return undefined
  }
}
