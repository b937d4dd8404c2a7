import type { S3Client } from '@aws-sdk/client-s3'
import type { ItemReader } from '../language/states/map.ts'
import type { Json } from '../model/json.ts'
import { ItemReaderFailed } from '../model/states-error.ts'
import { openObject } from './open-object.ts'
import { readCsv } from './read-csv.ts'
import { readJson } from './read-json.ts'
import { readJsonLines } from './read-json-lines.ts'
import { readListing } from './read-listing.ts'
import { readManifest } from './read-manifest.ts'
import type { SourcePlace } from './source-place.ts'

type Config = NonNullable<ItemReader['ReaderConfig']>

/** The items of a distributed map, one after the other, at most `most`. Throws ItemReaderFailed. */
export async function* readItems(
  s3: S3Client | undefined,
  config: Config,
  place: SourcePlace,
  most: number,
): AsyncIterable<Json> {
  if (!s3) throw new ItemReaderFailed('No endpoint for S3 is configured: set AWS_ENDPOINT_URL_S3')
  let count = 0
  try {
    for await (const item of open(s3, config, place)) {
      if (count++ >= most) return
      yield item
    }
  } catch (failure) {
    if (failure instanceof ItemReaderFailed) throw failure
    // The connection broke off, or a file is not what its name says.
    throw new ItemReaderFailed(`The object could not be read: ${(failure as Error).message}`)
  }
}

async function* open(s3: S3Client, config: Config, place: SourcePlace): AsyncIterable<Json> {
  if ('prefix' in place) return yield* readListing(s3, place.bucket, place.prefix)
  const body = await openObject(s3, place.bucket, place.key)
  switch (config.InputType ?? 'JSON') {
    case 'CSV':
      return yield* readCsv(body, config)
    case 'JSON':
      return yield* await readJson(body, config.ItemsPointer)
    case 'JSONL':
      return yield* readJsonLines(body)
    case 'MANIFEST':
      return yield* readManifest(s3, place.bucket, body, config)
  }
}
