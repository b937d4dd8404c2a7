import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { keyedItem } from '../language/keyed-item.ts'
import { isJsonObject, type Json } from '../model/json.ts'
import { ItemReaderFailed } from '../model/states-error.ts'

/**
 * A JSON document that is an array or an object, or holds one. Of an object each entry is an item, `{ Key, Value }`.
 * @param pointer where it holds it, as a JSON pointer: `/people/0/children`
 */
export async function readJson(body: Readable, pointer = ''): Promise<Json[]> {
  const found = memberAt(parse(await text(body)), pointer)
  if (found === undefined) {
    throw new ItemReaderFailed(
      'The provided ReaderConfig.ItemsPointer does not match any valid path in the JSON structure.',
    )
  }
  if (Array.isArray(found)) return found
  if (isJsonObject(found)) return Object.entries(found).map(keyedItem)
  throw new ItemReaderFailed('Attempting to map over non-iterable node.')
}

/** What an RFC 6901 pointer leads to: members and items that the document has, and nothing that JavaScript adds. */
function memberAt(document: Json, pointer: string): Json | undefined {
  if (!/^(\/([^~]|~[01])*)?$/s.test(pointer)) return undefined
  let found: Json | undefined = document
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
    if (Array.isArray(found)) found = /^(0|[1-9]\d*)$/.test(key) ? found[Number(key)] : undefined
    else found = isJsonObject(found) && Object.hasOwn(found, key) ? found[key] : undefined
  }
  return found
}

function parse(document: string): Json {
  try {
    return JSON.parse(document) as Json
  } catch (failure) {
    throw new ItemReaderFailed(`The object is not valid JSON: ${(failure as Error).message}`)
  }
}
