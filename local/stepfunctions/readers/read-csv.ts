import type { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { ItemReaderFailed } from '../language/errors/item-reader-failed.ts'
import type { Json } from '../language/json.ts'
import type { ItemReader } from '../language/states/map.ts'

type Config = NonNullable<ItemReader['ReaderConfig']>

const delimiters = { COMMA: ',', PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' } as const

/** Rows as objects by head; a short row has empty text in what it lacks, what a row has too much is dropped. */
export async function* readCsv(body: Readable, config: Config): AsyncIterable<Json> {
  const rows = body.pipe(
    parse({
      bom: true,
      delimiter: delimiters[config.CSVDelimiter ?? 'COMMA'],
      relax_column_count: true,
      skip_empty_lines: true,
    }),
  )
  let heads = config.CSVHeaderLocation === 'GIVEN' ? config.CSVHeaders : undefined
  try {
    for await (const row of rows as AsyncIterable<string[]>) {
      if (!heads) heads = row
      else yield Object.fromEntries(heads.map((head, index) => [head, row[index] ?? '']))
    }
  } catch (failure) {
    throw new ItemReaderFailed(`The object is not valid CSV: ${(failure as Error).message}`)
  }
}
