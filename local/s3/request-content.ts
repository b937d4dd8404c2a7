import type { IncomingMessage } from 'node:http'
import { crc32 } from 'node:zlib'
import { S3Problem } from './s3-problem.ts'

/**
 * The content that a request carries, unwrapped from the `aws-chunked` framing that SDK clients send for streams, with its
 * length and its CRC32 (in a header, in the query of a presigned URL, or in a trailer) checked at the end.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export async function* requestContent(request: IncomingMessage, query: URLSearchParams): AsyncGenerator<Buffer> {
  const { headers } = request
  const framed = String(headers['x-amz-content-sha256']).startsWith('STREAMING-')
  const expectedLength = headers[framed ? 'x-amz-decoded-content-length' : 'content-length']
  const trailer = new Map<string, string>()
  let checksum = 0
  let length = 0
  for await (const chunk of framed ? unframed(request, trailer) : request) {
    checksum = crc32(chunk, checksum)
    length += chunk.length
    yield chunk
  }
  if (expectedLength !== undefined && Number(expectedLength) !== length)
    throw new S3Problem('IncompleteBody', `${String(expectedLength)} bytes were announced and ${length} came`)
  const name = 'x-amz-checksum-crc32'
  const expected = headers[name] ?? query.get(name) ?? trailer.get(name)
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(checksum)
  if (expected !== undefined && expected !== bytes.toString('base64'))
    throw new S3Problem('BadDigest', 'The CRC32 you specified did not match the calculated checksum.')
}

/** Chunks are `HEX-LENGTH[;signature]\r\n CONTENT \r\n`, ended by one of length 0 and `name:value\r\n` lines. */
async function* unframed(source: AsyncIterable<Buffer>, trailer: Map<string, string>): AsyncGenerator<Buffer> {
  let pending: Buffer = Buffer.alloc(0)
  /** Bytes of the current chunk that are still to come; between chunks undefined. */
  let left: number | undefined
  let inTrailer = false
  for await (const part of source) {
    pending = pending.length > 0 ? Buffer.concat([pending, part]) : part
    for (;;) {
      if (left !== undefined && left > 0) {
        if (pending.length === 0) break
        const content = pending.subarray(0, left)
        left -= content.length
        pending = pending.subarray(content.length)
        yield content
        continue
      }
      const end = pending.indexOf('\r\n')
      if (end < 0) break
      const line = pending.toString('latin1', 0, end)
      pending = pending.subarray(end + 2)
      if (left === 0) left = undefined
      else if (inTrailer)
        trailer.set(line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim())
      else {
        left = lengthOf(line)
        if (left === 0) {
          left = undefined
          inTrailer = true
        }
      }
    }
  }
  if (!inTrailer) throw new S3Problem('IncompleteBody', 'the last chunk did not come')
}

function lengthOf(line: string): number {
  const hex = /^([0-9a-fA-F]+)(;|$)/.exec(line)?.[1]
  if (hex === undefined) throw new S3Problem('InvalidRequest', 'the body is not framed as aws-chunked')
  return Number.parseInt(hex, 16)
}
