import { createHash } from 'node:crypto'

const algorithms: Record<string, string> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
}

/** `$hash(text, 'SHA-256')`: lower-case hexadecimal of the UTF-8 bytes. */
export function hash(text: string | undefined, algorithm: string | undefined): string | undefined {
  if (text === undefined || algorithm === undefined) return undefined
  const name = algorithms[algorithm]
  if (name === undefined) {
    throw { message: `The hash algorithm ${algorithm} is not one of ${Object.keys(algorithms).join(', ')}` }
  }
  return createHash(name).update(text).digest('hex')
}
