import { S3Problem } from './s3-problem.ts'

/** The bytes that a Range header asks for, both ends included; undefined for no header or one that S3 ignores too. */
export function rangeOf(header: string | undefined, size: number): { first: number; last: number } | undefined {
  const [whole, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (!whole || (from === '' && to === '')) return undefined
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (first > last) throw new S3Problem('InvalidRange', `The requested range is not satisfiable: ${size} bytes`)
  return { first, last }
}
