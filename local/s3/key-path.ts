import { join } from 'node:path'
import { S3Problem } from './s3-problem.ts'

/** Bytes. */
const longestKey = 1024
/** Bytes of a file's name, with room for the mark. */
const longestName = 240
/** A bare `%` before anything but two hex digits never comes out of the encoding, so these cannot be part of a key. */
const objectMark = '%object'
const emptyMark = '%empty'

/** What may not stand in a file's name somewhere, or not first (`.`) or last (`.`, space). */
const unsafe = /[\p{Cc}"%*/:<>?\\|]|^\.|[. ]$/gu
/** What Windows takes for a device, whatever ending follows. */
const device = /^(?:con|prn|aux|nul|(?:com|lpt)[\d¹²³])(?=\.|$)/i

/**
 * Where the object with this key lies below its bucket's folder: one folder for each part of the key before a `/`. Where a file
 * system takes upper and lower case for the same, as on Windows and macOS, keys that differ in nothing else are one object.
 */
export function pathOfKey(key: string): string {
  if (Buffer.byteLength(key) > longestKey)
    throw new S3Problem('KeyTooLongError', `a key has at most ${longestKey} bytes`)
  return join(...key.split('/').map(encodePart)) + objectMark
}

/** The folder below the bucket's that holds every key with this prefix. */
export function folderOfPrefix(prefix: string): string {
  return join('.', ...prefix.split('/').slice(0, -1).map(encodePart))
}

/** The part of a key that a file or folder stands for. */
export function partOfName(name: string): { part: string; object: boolean } {
  const object = name.endsWith(objectMark)
  const encoded = object ? name.slice(0, -objectMark.length) : name
  return { part: encoded === emptyMark ? '' : decodeURIComponent(encoded), object }
}

function encodePart(part: string): string {
  if (part === '') return emptyMark
  const name = part
    .replace(unsafe, encodeMark)
    .replace(device, ([first = '', ...rest]) => encodeMark(first) + rest.join(''))
  if (Buffer.byteLength(name) <= longestName) return name
  throw new S3Problem('KeyTooLongError', `a part of a key between slashes has at most ${longestName} bytes here`)
}

function encodeMark(mark: string): string {
  return [...Buffer.from(mark)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
}
