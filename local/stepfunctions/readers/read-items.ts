import type { S3Client } from '@aws-sdk/client-s3'
import type { ItemReader } from '../language/states/map.ts'
import { isJsonObject, type Json, textOf } from '../model/json.ts'
import { ItemReaderFailed } from '../model/states-error.ts'
import { openObject } from './open-object.ts'
import { readCsv } from './read-csv.ts'
import { readJson } from './read-json.ts'
import { readJsonLines } from './read-json-lines.ts'
import { readListing } from './read-listing.ts'
import { readManifest } from './read-manifest.ts'

/**
 * The items of a distributed map, one after the other, at most `most`. Throws ItemReaderFailed.
 * @param given the evaluated arguments of the reader: `Bucket` and `Key`, or `Bucket` and `Prefix`
 */
export async function* readItems(
  s3: S3Client | undefined,
  reader: ItemReader,
  given: Json,
  most: number,
): AsyncIterable<Json> {
  if (!s3) throw new ItemReaderFailed('No endpoint for S3 is configured: set AWS_ENDPOINT_URL_S3')
  const fields = isJsonObject(given) ? given : {}
  let count = 0
  for await (const item of open(s3, reader, fields)) {
    if (count++ >= most) return
    yield item
  }
}

async function* open(s3: S3Client, reader: ItemReader, fields: { [name: string]: Json }): AsyncIterable<Json> {
  const bucket = textOf(fields['Bucket'])
  if (reader.Resource.endsWith(':listObjectsV2')) {
    yield* readListing(s3, bucket, typeof fields['Prefix'] === 'string' ? fields['Prefix'] : '')
    return
  }
  const config = reader.ReaderConfig ?? {}
  const body = await openObject(s3, bucket, textOf(fields['Key']))
  switch (config.InputType ?? 'JSON') {
    case 'CSV':
      return yield* readCsv(body, config)
    case 'JSON':
      return yield* await readJson(body, config.ItemsPointer)
    case 'JSONL':
      return yield* readJsonLines(body)
    case 'MANIFEST':
      return yield* readManifest(s3, bucket, body, config)
  }
}
