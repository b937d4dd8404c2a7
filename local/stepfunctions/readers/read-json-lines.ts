import type { Readable } from 'node:stream'
import type { Json } from '../model/json.ts'
import { ItemReaderFailed } from '../model/states-error.ts'
import { textOfBody } from './text-of-body.ts'

/**
 * One JSON value a line; empty lines are passed over. Only a line feed ends a line: other line separators of Unicode are
 * text of a string, and a carriage return before the line feed is white space of JSON.
 */
export async function* readJsonLines(body: Readable): AsyncIterable<Json> {
  let number = 0
  for await (const line of linesOf(body)) {
    number++
    if (/^[ \t\r]*$/.test(line)) continue
    try {
      yield JSON.parse(line) as Json
    } catch {
      throw new ItemReaderFailed(`Line ${number} is not valid JSON`)
    }
  }
}

async function* linesOf(body: Readable): AsyncIterable<string> {
  let begun = ''
  for await (const text of textOfBody(body)) {
    const [first = '', ...others] = text.split('\n')
    begun += first
    for (const line of others) {
      yield begun
      begun = line
    }
  }
  yield begun
}
