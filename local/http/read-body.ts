import type { IncomingMessage } from 'node:http'

/** The whole body; undefined, with the rest unread, when it is longer than `limit` bytes. */
export function readBody(request: IncomingMessage): Promise<Buffer>
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined>
export function readBody(request: IncomingMessage, limit = Number.POSITIVE_INFINITY): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > limit) resolve(undefined)
      else chunks.push(chunk)
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', reject)
  })
}
