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
  let found: unknown = parse(await text(body))
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
    found = typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined
  }
  if (found === undefined) {
    throw new ItemReaderFailed(
      'The provided ReaderConfig.ItemsPointer does not match any valid path in the JSON structure.',
    )
  }
  if (Array.isArray(found)) return found as Json[]
  if (isJsonObject(found)) return Object.entries(found).map(keyedItem)
  throw new ItemReaderFailed('Attempting to map over non-iterable node.')
}

function parse(document: string): unknown {
  try {
    return JSON.parse(document)
  } catch (failure) {
    throw new ItemReaderFailed(`The object is not valid JSON: ${(failure as Error).message}`)
  }
}
