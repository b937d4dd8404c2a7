import type { ItemReader } from '../language/states/map.ts'
import type { Json } from '../model/json.ts'
import { ItemReaderFailed } from '../model/states-error.ts'
import { requiredTextField, textField } from '../model/text-field.ts'

/** What a reader reads: an object of a bucket, or the list of its objects whose keys begin with a prefix. */
export type SourcePlace = { bucket: string; key: string } | { bucket: string; prefix: string }

/** Reads the evaluated arguments of a reader; throws ItemReaderFailed for a field that is missing or no text. */
export function sourcePlace(reader: ItemReader, given: Json): SourcePlace {
  const refuse = (reason: string) => new ItemReaderFailed(reason)
  const bucket = requiredTextField(given, 'Bucket', refuse)
  return reader.Resource.endsWith(':listObjectsV2')
    ? { bucket, prefix: textField(given, 'Prefix', refuse) ?? '' }
    : { bucket, key: requiredTextField(given, 'Key', refuse) }
}
