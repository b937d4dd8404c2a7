import type { Readable } from 'node:stream'
import type { ItemReader } from '../language/states/map.ts'
import type { Json } from '../model/json.ts'
import { ItemReaderFailed } from '../model/states-error.ts'
import { openCsvSplitter } from './split-csv.ts'
import { textOfBody } from './text-of-body.ts'

type Config = NonNullable<ItemReader['ReaderConfig']>

const delimiters = { COMMA: ',', PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' } as const

/** Rows as objects by head; a short row has empty text in what it lacks, what a row has too much is dropped. */
export async function* readCsv(body: Readable, config: Config): AsyncIterable<Json> {
  let heads = config.CSVHeaderLocation === 'GIVEN' ? config.CSVHeaders : undefined
  for await (const row of readRows(body, delimiters[config.CSVDelimiter ?? 'COMMA'])) {
    if (!heads) heads = row
    else yield Object.fromEntries(heads.map((head, index) => [head, row[index] ?? '']))
  }
}

async function* readRows(body: Readable, delimiter: string): AsyncIterable<string[]> {
  const splitter = openCsvSplitter(delimiter)
  for await (const text of textOfBody(body)) yield* splitter.push(text)
  try {
    yield* splitter.end()
  } catch (failure) {
    throw new ItemReaderFailed(`The object is not valid CSV: ${(failure as Error).message}`)
  }
}
