import { pipeline, type Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { createGunzip } from 'node:zlib'
import type { S3Client } from '@aws-sdk/client-s3'
import * as z from 'zod'
import type { ItemReader } from '../language/states/map.ts'
import type { Json } from '../model/json.ts'
import { ItemReaderFailed } from '../model/states-error.ts'
import { openObject } from './open-object.ts'
import { readCsv } from './read-csv.ts'

type Config = NonNullable<ItemReader['ReaderConfig']>

const Inventory = z.object({
  /** Reports in Parquet and ORC have another form. */
  fileFormat: z.literal('CSV').optional(),
  fileSchema: z.string(),
  files: z.array(z.object({ key: z.string().min(1) })),
})

/** An S3 inventory: a manifest that names gzipped CSV files without heads, whose columns it lists. */
export async function* readManifest(s3: S3Client, bucket: string, body: Readable, config: Config): AsyncIterable<Json> {
  const { fileSchema, files } = parse(await text(body))
  const heads = fileSchema.split(',').map((head) => head.trim())
  for (const { key } of files) {
    const file = await openObject(s3, bucket, key)
    const rows = key.endsWith('.gz') ? unzipped(file) : file
    yield* readCsv(rows, { ...config, CSVHeaderLocation: 'GIVEN', CSVHeaders: heads })
  }
}

/** What goes wrong with the file goes wrong with what it holds. */
function unzipped(file: Readable): Readable {
  return pipeline(file, createGunzip(), () => {})
}

function parse(document: string): z.infer<typeof Inventory> {
  try {
    return Inventory.parse(JSON.parse(document))
  } catch {
    throw new ItemReaderFailed('The object is not an S3 inventory manifest of CSV files with fileSchema and files')
  }
}
