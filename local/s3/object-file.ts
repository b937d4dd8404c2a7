import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import * as z from 'zod'

export const ObjectHead = z.object({
  /** Bytes. */
  size: z.int().nonnegative(),
  /** Quoted hex MD5 of the content, as S3 gives it. */
  etag: z.string(),
  lastModified: z.iso.datetime(),
  contentType: z.string().optional(),
  contentEncoding: z.string().optional(),
  contentDisposition: z.string().optional(),
  /** `x-amz-meta-*` without the prefix. */
  metadata: z.record(z.string(), z.string()),
})
export type ObjectHead = z.infer<typeof ObjectHead>

/**
 * An object is one file, so that one rename replaces content and head together: a block of this many bytes with the head as
 * JSON, filled up with spaces, then the content.
 */
export const headLength = 4096

export function headBlock(head: ObjectHead): Buffer | undefined {
  const json = Buffer.from(JSON.stringify(head))
  return json.length < headLength ? Buffer.concat([json, Buffer.alloc(headLength - json.length, ' ')]) : undefined
}

export interface ObjectFile {
  readonly head: ObjectHead
  /** Bytes `first` to `last` of the content, both included; closes the file at the end. */
  content(first: number, last: number): Readable
  close(): Promise<void>
}

/** Head and content of the same moment, even if the object is replaced meanwhile. Undefined when there is no such file. */
export async function openObjectFile(path: string): Promise<ObjectFile | undefined> {
  const file = await open(path).catch(ifMissing)
  if (!file) return undefined
  try {
    const { buffer } = await file.read(Buffer.alloc(headLength), 0, headLength, 0)
    return {
      head: ObjectHead.parse(JSON.parse(buffer.toString())),
      content: (first, last) => file.createReadStream({ start: headLength + first, end: headLength + last }),
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

/** Undefined when there is no such file. */
export async function readHead(path: string): Promise<ObjectHead | undefined> {
  const object = await openObjectFile(path)
  await object?.close()
  return object?.head
}

function ifMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
