import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Json } from '../model/json.ts'
import { ItemReaderFailed } from '../model/states-error.ts'

/** One JSON value a line; empty lines are passed over. */
export async function* readJsonLines(body: Readable): AsyncIterable<Json> {
  let number = 0
  for await (const line of createInterface({ input: body, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (line.trim() === '') continue
    try {
      yield JSON.parse(line) as Json
    } catch {
      throw new ItemReaderFailed(`Line ${number} is not valid JSON`)
    }
  }
}
