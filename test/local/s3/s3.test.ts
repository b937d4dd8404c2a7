import { mkdir, mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, sep, win32 } from 'node:path'
import { Readable } from 'node:stream'
import {
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf } from '../../../domain/kernel/instant.ts'
import { BucketFolder } from '../../../local/s3/bucket-folder.ts'
import { partOfName, pathOfKey } from '../../../local/s3/key-path.ts'
import { s3 } from '../../../local/s3/s3.ts'
import { awsEndpointForTests } from '../http/aws-endpoint-for-tests.ts'

const Bucket = 'surveys'

async function bucket() {
  const data = await mkdtemp(join(tmpdir(), 'zhida-'))
  const lastModified = instantOf(Date.parse('2026-03-01T00:00:00.000Z'))
  const { client: config } = await awsEndpointForTests({ s3: s3({ data, clock: { now: () => lastModified } }) })
  const client = new S3Client(config)
  await client.send(new CreateBucketCommand({ Bucket }))
  const put = (Key: string, Body = Key) => client.send(new PutObjectCommand({ Bucket, Key, Body }))
  const text = async (Key: string, Range?: string) =>
    (await client.send(new GetObjectCommand({ Bucket, Key, Range }))).Body?.transformToString()
  return { data, client, config, put, text }
}

test('a sheet comes back as it was put, with what was said about it', async () => {
  const { client } = await bucket()
  const about = { ContentType: 'text/csv', ContentDisposition: 'attachment', Metadata: { county: '530602' } }
  await client.send(new PutObjectCommand({ Bucket, Key: '昭阳区/第 1+2 批.csv', Body: '姓名,手机号', ...about }))
  const got = await client.send(new GetObjectCommand({ Bucket, Key: '昭阳区/第 1+2 批.csv' }))
  expect(got).toMatchObject({ ...about, ETag: '"6b5e128b1336ea5b225bba7aacfc2beb"', ContentLength: 16 })
  expect(got.LastModified).toEqual(new Date('2026-03-01T00:00:00Z'))
  expect(await got.Body?.transformToString()).toBe('姓名,手机号')
})

test('a stream of a megabyte, framed in chunks with its checksum behind, arrives whole', async () => {
  const { client, text } = await bucket()
  const parts = Array.from({ length: 64 }, (_, index) => Buffer.alloc(16_384 + index, `${index}`))
  const whole = Buffer.concat(parts)
  const Body = Readable.from(parts)
  await client.send(new PutObjectCommand({ Bucket, Key: 'big', Body, ContentLength: whole.length }))
  expect(await text('big')).toBe(whole.toString())
  expect((await client.send(new HeadObjectCommand({ Bucket, Key: 'big' }))).ContentLength).toBe(whole.length)
})

test('ranges are cut as S3 cuts them', async () => {
  const { put, text } = await bucket()
  await put('digits', '0123456789')
  expect(await text('digits', 'bytes=2-4')).toBe('234')
  expect(await text('digits', 'bytes=7-')).toBe('789')
  expect(await text('digits', 'bytes=-2')).toBe('89')
  expect(await text('digits', 'bytes=8-100')).toBe('89')
  await expect(text('digits', 'bytes=10-12')).rejects.toMatchObject({ name: 'InvalidRange' })
})

test('an empty object is an object', async () => {
  const { put, text } = await bucket()
  await put('empty', '')
  expect(await text('empty')).toBe('')
})

test('keys are listed in order, page by page, and folded at the delimiter', async () => {
  const { client, put } = await bucket()
  for (const key of ['b/2', 'b/1', 'a', 'b/c/3', 'é', 'b&<']) await put(key)
  const keys: string[] = []
  let ContinuationToken: string | undefined
  do {
    const page = await client.send(new ListObjectsV2Command({ Bucket, MaxKeys: 2, ContinuationToken }))
    keys.push(...(page.Contents ?? []).map(({ Key = '' }) => Key))
    ContinuationToken = page.NextContinuationToken
  } while (ContinuationToken)
  expect(keys).toEqual(['a', 'b&<', 'b/1', 'b/2', 'b/c/3', 'é'])
  const folded = await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'b/', Delimiter: '/' }))
  expect(folded.Contents?.map(({ Key, Size }) => [Key, Size])).toEqual([
    ['b/1', 3],
    ['b/2', 3],
  ])
  expect(folded.CommonPrefixes).toEqual([{ Prefix: 'b/c/' }])
})

test('deleting takes away what is named and does not mind what is not there', async () => {
  const { client, put, text } = await bucket()
  for (const key of ['a&b', 'c', 'd']) await put(key)
  await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'a&b' }, { Key: 'c' }] } }))
  await client.send(new DeleteObjectCommand({ Bucket, Key: 'never there' }))
  expect((await client.send(new ListObjectsV2Command({ Bucket }))).Contents?.map(({ Key }) => Key)).toEqual(['d'])
  await expect(text('c')).rejects.toMatchObject({ name: 'NoSuchKey' })
})

test('a key and keys below it live side by side', async () => {
  const { put, text } = await bucket()
  for (const key of ['a', 'a/b', 'a/', 'a//b', 'a%object', '../a', '/a', '.uploads/x']) await put(key)
  for (const key of ['a', 'a/b', 'a/', 'a//b', 'a%object', '../a', '/a', '.uploads/x'])
    expect(await text(key)).toBe(key)
})

/** https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file */
const legalOnWindows = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[^\p{Cc}"*/:<>?\\|]*[^\p{Cc}"*/:<>?\\|. ]$/iu

test('no key leads out of its bucket, and each has a file of its own that may be called so anywhere', () => {
  const part = fc.oneof(
    fc.constantFrom(
      '',
      '.',
      '..',
      '%',
      '%2e',
      '~',
      'C:',
      '\u0000',
      '调查',
      'con',
      'Nul.csv',
      'COM1',
      'a. ',
      '2026-03-02T01:00',
    ),
    fc.string({ maxLength: 20 }),
  )
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
      const path = pathOfKey(parts.join('/'))
      const names = path.split(sep)
      expect(names).not.toContain('..')
      for (const name of names) expect(name).toMatch(legalOnWindows)
      expect(win32.normalize(win32.join('C:\\data', ...names))).toBe(`C:\\data\\${names.join('\\')}`)
      expect(names.map((name) => partOfName(name).part).join('/')).toBe(parts.join('/'))
    }),
  )
})

test('no bucket leads out of the folder', async () => {
  const { client, data } = await bucket()
  await mkdir(join(data, '..', 'beside'), { recursive: true })
  for (const name of ['.uploads', '..%2Fbeside', 'a%5C..%5C..'])
    await expect(new BucketFolder(data).folderOf(decodeURIComponent(name))).rejects.toMatchObject({
      code: 'NoSuchBucket',
    })
  await expect(client.send(new CreateBucketCommand({ Bucket: 'Ab_' }))).rejects.toMatchObject({
    name: 'InvalidBucketName',
  })
})

test('content that does not match its checksum is refused and leaves the old object', async () => {
  const { client, data, put, text } = await bucket()
  await put('sheet', 'old')
  const wrong = new PutObjectCommand({ Bucket, Key: 'sheet', Body: 'new', ChecksumCRC32: 'AAAAAA==' })
  await expect(client.send(wrong)).rejects.toMatchObject({ name: 'BadDigest' })
  expect(await text('sheet')).toBe('old')
  expect(await readdir(join(data, '.uploads'))).toEqual([])
})

test('a put that must not replace anything is refused when something is there', async () => {
  const { client, text } = await bucket()
  const put = (Body: string) => client.send(new PutObjectCommand({ Bucket, Key: 'report', Body, IfNoneMatch: '*' }))
  await put('first')
  await expect(put('second')).rejects.toMatchObject({ name: 'PreconditionFailed' })
  expect(await text('report')).toBe('first')
})

test('a reader who began before an object was replaced reads the old one to its end', async () => {
  const { client, put, text } = await bucket()
  const old = 'old'.repeat(1_000_000)
  await put('sheet', old)
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: 'sheet' }))
  await put('sheet', 'new')
  expect(await Body?.transformToString()).toBe(old)
  expect(await text('sheet')).toBe('new')
})

test('an upload link takes one sheet, until it expires', async () => {
  const { config, text } = await bucket()
  const client = new S3Client({ ...config, requestChecksumCalculation: 'WHEN_REQUIRED' })
  const put = new PutObjectCommand({ Bucket, Key: '昭阳区/a b.csv' })
  const link = await getSignedUrl(client, put, { expiresIn: 900 })
  expect((await fetch(link, { method: 'PUT', body: 'a,b' })).status).toBe(200)
  expect(await text('昭阳区/a b.csv')).toBe('a,b')
  expect((await fetch(link.replace('a%20b', 'other'), { method: 'PUT', body: 'x' })).status).toBe(403)
  expect((await fetch(link)).status).toBe(403)
  const lastYear = await getSignedUrl(client, put, { expiresIn: 900, signingDate: new Date('2025-03-01') })
  const late = await fetch(lastYear, { method: 'PUT', body: 'x' })
  expect(late.status).toBe(403)
  expect(await late.text()).toContain('Request has expired')
})

test('a link signed by the local clock is good on the local day', async () => {
  const { client, put } = await bucket()
  await put('report', 'figures')
  const disposition = 'attachment; filename="report.csv"'
  const get = new GetObjectCommand({ Bucket, Key: 'report', ResponseContentDisposition: disposition })
  const answer = await fetch(
    await getSignedUrl(client, get, { expiresIn: 60, signingDate: new Date('2026-03-01T00:00:00Z') }),
  )
  expect(answer.headers.get('content-disposition')).toBe(disposition)
  expect(await answer.text()).toBe('figures')
})

test('nobody reads without a signature, with a foreign key or with a wrong secret', async () => {
  const { config, put } = await bucket()
  await put('sheet')
  expect((await fetch(`${config.endpoint}/surveys/sheet`)).status).toBe(403)
  const read = (credentials: { accessKeyId: string; secretAccessKey: string }) =>
    new S3Client({ ...config, credentials }).send(new GetObjectCommand({ Bucket, Key: 'sheet' }))
  const secretAccessKey = 'guessed'
  await expect(read({ accessKeyId: 'local', secretAccessKey })).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' })
  await expect(read({ accessKeyId: 'other', secretAccessKey })).rejects.toMatchObject({ name: 'InvalidAccessKeyId' })
})

test('a page of this machine PUTs a sheet by its link; other origins, other methods and unsigned sheets are turned away', async () => {
  const { config, text } = await bucket()
  const signer = new S3Client({ ...config, requestChecksumCalculation: 'WHEN_REQUIRED' })
  const link = await getSignedUrl(signer, new PutObjectCommand({ Bucket, Key: 'uploads/1' }), {
    expiresIn: 60,
    signingDate: new Date('2026-03-01T00:00:00Z'),
  })
  const ask = (origin: string, method: string) =>
    fetch(link, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': method } })
  const page = 'http://127.0.0.1:8787'
  const allowed = await ask(page, 'PUT')
  expect(allowed.status).toBe(200)
  expect(allowed.headers.get('access-control-allow-origin')).toBe(page)
  expect(allowed.headers.get('access-control-allow-headers')).toBe('content-type')
  expect((await ask(page, 'GET')).status).toBe(403)
  const foreign = await ask('https://evil.example', 'PUT')
  expect([foreign.status, foreign.headers.get('access-control-allow-origin')]).toEqual([403, null])

  const put = (url: string) =>
    fetch(url, { method: 'PUT', headers: { origin: page, 'content-type': 'text/csv' }, body: '姓名' })
  const taken = await put(link)
  expect([taken.status, taken.headers.get('access-control-allow-origin')]).toEqual([200, page])
  expect(await text('uploads/1')).toBe('姓名')
  const unsigned = await put(link.replace(/\?.*/, ''))
  // The page can read why.
  expect([unsigned.status, unsigned.headers.get('access-control-allow-origin')]).toEqual([403, page])
})

test('what is not served says so', async () => {
  const { client, text, put } = await bucket()
  await put('k', 'content')
  const tagging = { TagSet: [{ Key: 'county', Value: '530602' }] }
  await expect(client.send(new PutObjectTaggingCommand({ Bucket, Key: 'k', Tagging: tagging }))).rejects.toMatchObject({
    name: 'NotImplemented',
  })
  expect(await text('k')).toBe('content')
  await expect(client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'k' }))).rejects.toMatchObject({
    name: 'NotImplemented',
  })
  await expect(client.send(new ListObjectsV2Command({ Bucket: 'unknown' }))).rejects.toMatchObject({
    name: 'NoSuchBucket',
  })
})

test('an object is one file, its content behind a head of 4 KB', async () => {
  const { data, put } = await bucket()
  await put('2026/sheet.csv', 'a,b')
  const file = await readFile(join(data, 'surveys', '2026', 'sheet.csv%object'))
  expect(file.subarray(4096).toString()).toBe('a,b')
})
