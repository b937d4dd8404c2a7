import type { Json } from '../json.ts'

/** `$parse(text)` reads JSON text; it stands in for `$eval`, which AWS does not have. Blank text holds no value. */
export function parse(text: string | undefined): Json | undefined {
  if (text === undefined || text.trim() === '') return undefined
  try {
    return JSON.parse(text) as Json
  } catch {
    throw { message: `The argument of the function parse is not valid JSON: ${text}` }
  }
}
