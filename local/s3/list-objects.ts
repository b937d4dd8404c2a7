import { escapeXml } from './answer-xml.ts'
import type { BucketFolder } from './bucket-folder.ts'
import { readHead } from './object-file.ts'

const longestPage = 1000

/** ListObjectsV2: one page as XML. The continuation token is the last key or common prefix of the page before. */
export async function listObjects(folder: BucketFolder, bucket: string, query: URLSearchParams): Promise<string> {
  const prefix = query.get('prefix') ?? ''
  const delimiter = query.get('delimiter') ?? ''
  const token = query.get('continuation-token')
  const after = token === null ? (query.get('start-after') ?? '') : Buffer.from(token, 'base64url').toString()
  const limit = Math.min(Number(query.get('max-keys') ?? longestPage), longestPage)
  const encode = query.get('encoding-type') === 'url' ? encodeURIComponent : escapeXml

  const entries = entriesOf(await folder.keys(bucket, prefix), prefix, delimiter)
  const rest = entries.filter((entry) => Buffer.compare(Buffer.from(entry.name), Buffer.from(after)) > 0)
  const page = rest.slice(0, limit)
  const truncated = rest.length > page.length
  const items = await Promise.all(
    page.map(async ({ name, common }) => {
      if (common) return `<CommonPrefixes><Prefix>${encode(name)}</Prefix></CommonPrefixes>`
      const head = await readHead(await folder.pathOf(bucket, name))
      if (!head) return ''
      return `<Contents><Key>${encode(name)}</Key><LastModified>${head.lastModified}</LastModified><ETag>${escapeXml(head.etag)}</ETag><Size>${head.size}</Size><StorageClass>STANDARD</StorageClass></Contents>`
    }),
  )
  const next = truncated ? Buffer.from(page.at(-1)?.name ?? '').toString('base64url') : undefined
  return [
    '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">',
    `<Name>${bucket}</Name><Prefix>${encode(prefix)}</Prefix><MaxKeys>${limit}</MaxKeys><KeyCount>${page.length}</KeyCount>`,
    `<IsTruncated>${truncated}</IsTruncated>`,
    delimiter && `<Delimiter>${encode(delimiter)}</Delimiter>`,
    next && `<NextContinuationToken>${next}</NextContinuationToken>`,
    ...items,
    '</ListBucketResult>',
  ].join('')
}

/** Keys, and for those with the delimiter behind the prefix what they have in common up to it, once. */
function entriesOf(keys: string[], prefix: string, delimiter: string): { name: string; common: boolean }[] {
  const entries = new Map<string, { name: string; common: boolean }>()
  for (const key of keys) {
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
    const name = end < 0 ? key : key.slice(0, end + delimiter.length)
    entries.set(name, { name, common: end >= 0 })
  }
  return [...entries.values()]
}
