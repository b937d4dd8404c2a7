import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { localProblem } from './local-problem.ts'
import { localSentences } from './local-sentences.ts'

/** What Node says of a request that it could not read; other codes are a line, a header or a body that is no HTTP. */
const refusals: Readonly<
  Record<string, readonly [status: 408 | 413 | 431, sentence: 'too-slow' | 'head-too-large' | 'body-too-large']>
> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'too-slow'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'body-too-large'],
  HPE_HEADER_OVERFLOW: [431, 'head-too-large'],
}

/**
 * Answers, by its bare socket, a request that never became one: 400, 408, 413 or 431 with a problem document, and the end of the
 * connection.
 */
export function refuseUnreadable(error: Error & { code?: string; rawPacket?: Uint8Array }, socket: Duplex): void {
  // What follows of an answered request is no request either, and whoever hung up reads nothing.
  if (!socket.writable || error.code === 'ECONNRESET') return
  const [status, sentence] = refusals[error.code ?? ''] ?? ([400, 'bad-request'] as const)
  const { headers, body } = localProblem(status, localSentences(sentence), {
    'accept-language': languageIn(error.rawPacket),
  })
  const lines = Object.entries({
    ...headers,
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`)
}

/** Headers were not read, so that the last bytes are looked through for the language. */
function languageIn(bytes: Uint8Array = new Uint8Array()): string | undefined {
  return /^accept-language:(.*)$/im.exec(Buffer.from(bytes).toString('latin1'))?.[1]?.trim()
}
