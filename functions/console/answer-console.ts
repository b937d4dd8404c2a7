import { consoleHeaders, type Elsewhere } from '../wiring/console-headers.ts'
import { etagOf, isNamedBy } from '../wiring/etag-of.ts'
import { cacheControl } from './cache-control.ts'
import { consoleKey } from './console-key.ts'
import { contentType } from './content-type.ts'
import { liesCompressed } from './lies-compressed.ts'

interface ConsoleRequest {
  /** Without its query. */
  readonly path: string
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

interface ConsoleAnswer {
  readonly status: 200 | 304
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

interface BuiltConsole extends Elsewhere {
  /** A file of it by its key, or null where there is none. */
  readonly read: (key: string) => Promise<Uint8Array | null>
}

/** What a browser is answered that asks for the console, or undefined where there is nothing: the same on AWS and on one machine. */
export async function answerConsole(
  { path, headers }: ConsoleRequest,
  { read, connect }: BuiltConsole,
): Promise<ConsoleAnswer | undefined> {
  const key = consoleKey(path, textOf(headers['accept']))
  if (key === undefined) return undefined
  // Nothing between a function and its browsers compresses. One that was built before is whole.
  const isSmaller = liesCompressed(key) && takesBrotli(textOf(headers['accept-encoding']))
  const compressed = isSmaller ? await read(`${key}.br`) : null
  const body = compressed ?? (await read(key))
  if (!body) return undefined
  const etag = etagOf(body)
  const always = {
    ...consoleHeaders(path, { connect }),
    'cache-control': cacheControl(key),
    // The same address is a page for a reader who navigates, and nothing for a script.
    vary: 'accept, accept-encoding',
    etag,
  }
  if (isNamedBy(etag, textOf(headers['if-none-match']))) return { status: 304, headers: always, body: new Uint8Array() }
  const sent = { ...always, 'content-type': contentType(key), ...(compressed && { 'content-encoding': 'br' }) }
  return { status: 200, headers: sent, body }
}

const textOf = (header: string | string[] | undefined) => [header ?? ''].flat().join(', ')

/** `br`, unless its weight is 0. */
function takesBrotli(accepted: string): boolean {
  return accepted.split(',').some((one) => /^\s*br\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/.test(one))
}
