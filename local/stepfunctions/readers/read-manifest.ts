import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { createGunzip } from 'node:zlib'
import type { S3Client } from '@aws-sdk/client-s3'
import type { ItemReader } from '../language/states/map.ts'
import type { Json } from '../model/json.ts'
import { ItemReaderFailed } from '../model/states-error.ts'
import { openObject } from './open-object.ts'
import { readCsv } from './read-csv.ts'

type Config = NonNullable<ItemReader['ReaderConfig']>

interface Inventory {
  fileSchema: string
  files: { key: string }[]
}

/** An S3 inventory: a manifest that names gzipped CSV files without heads, whose columns it lists. */
export async function* readManifest(s3: S3Client, bucket: string, body: Readable, config: Config): AsyncIterable<Json> {
  const { fileSchema, files } = parse(await text(body))
  const heads = fileSchema.split(',').map((head) => head.trim())
  for (const { key } of files) {
    const file = await openObject(s3, bucket, key)
    const rows = key.endsWith('.gz') ? file.pipe(createGunzip()) : file
    yield* readCsv(rows, { ...config, CSVHeaderLocation: 'GIVEN', CSVHeaders: heads })
  }
}

function parse(document: string): Inventory {
  try {
    const inventory = JSON.parse(document) as Partial<Inventory>
    if (typeof inventory.fileSchema === 'string' && Array.isArray(inventory.files)) return inventory as Inventory
  } catch {
    // Refused below with the same words: a text that is not JSON is not a manifest either.
  }
  throw new ItemReaderFailed('The object is not an S3 inventory manifest with fileSchema and files')
}
