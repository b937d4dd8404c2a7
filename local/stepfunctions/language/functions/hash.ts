import { createHash } from 'node:crypto'
import { wrongArgument } from './wrong-argument.ts'

/** In the order in which AWS names them. */
const algorithms = new Map([
  ['SHA-1', 'sha1'],
  ['SHA-384', 'sha384'],
  ['SHA-256', 'sha256'],
  ['SHA-512', 'sha512'],
  ['MD5', 'md5'],
])

/** `$hash(text, 'SHA-256')`: lower-case hexadecimal of the UTF-8 bytes. */
export function hash(...given: unknown[]): string | undefined {
  const [text, algorithm] = given
  if (given.length === 0 || (text !== undefined && typeof text !== 'string')) throw wrongArgument('hash', 1)
  if (algorithm !== undefined && typeof algorithm !== 'string') throw wrongArgument('hash', 2)
  if (given.length > 2) throw wrongArgument('hash', 3)
  if (text === undefined || given.length === 1) return undefined
  const name = algorithms.get(algorithm ?? '')
  if (name !== undefined) return createHash(name).update(text).digest('hex')
  const names = [...algorithms.keys()].join(', ')
  throw { code: 'D3137', message: `Hash algorithm '${algorithm ?? 'null'}' must be one of ${names}` }
}
