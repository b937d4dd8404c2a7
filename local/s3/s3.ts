import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Clock } from '../../domain/kernel/instant.ts'
import { readBody } from '../http/read-body.ts'
import { answerXml, answerXmlProblem, escapeXml, unescapeXml } from './answer-xml.ts'
import { BucketFolder } from './bucket-folder.ts'
import { listObjects } from './list-objects.ts'
import { type ObjectHead, openObjectFile } from './object-file.ts'
import { rangeOf } from './range-of.ts'
import { requestContent } from './request-content.ts'
import { S3Problem } from './s3-problem.ts'

/**
 * S3, path style, over buckets in the folder `data`. Served: CreateBucket, HeadBucket, PutObject, GetObject (with Range),
 * HeadObject, DeleteObject, DeleteObjects, ListObjectsV2. The endpoint in front decides who may ask.
 */
export function s3({ data, clock }: { data: string; clock: Clock }) {
  const folder = new BucketFolder(data)

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const target = targetOf(request)
      if (target.key === '') await answerBucket(folder, target, request, response)
      else await answerObject(folder, target, request, response, clock)
    } catch (error) {
      if (!(error instanceof S3Problem)) throw error
      answerXmlProblem(response, error.status, error.code, error.message)
    }
  }
}

interface Target {
  readonly bucket: string
  readonly key: string
  readonly query: URLSearchParams
}

function targetOf(request: IncomingMessage): Target {
  const [path = '', query = ''] = (request.url ?? '').split('?', 2)
  try {
    const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/.exec(path) ?? []
    return { bucket, key: decodeURIComponent(key), query: new URLSearchParams(query) }
  } catch {
    throw new S3Problem('InvalidURI', `${path} cannot be read`)
  }
}

async function answerBucket(
  folder: BucketFolder,
  { bucket, query }: Target,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'PUT' && query.size === 0) {
    await folder.createBucket(bucket)
    response.writeHead(200, { location: `/${bucket}` }).end()
  } else if (request.method === 'HEAD') {
    await folder.folderOf(bucket)
    response.writeHead(200).end()
  } else if (request.method === 'GET' && query.get('list-type') === '2') {
    answerXml(response, 200, await listObjects(folder, bucket, query))
  } else if (request.method === 'POST' && query.has('delete')) {
    answerXml(response, 200, await deleteObjects(folder, bucket, (await readBody(request)).toString()))
  } else throw notServed(request)
}

/** Other names in the query ask for something else than the object: its tags, its parts, a version. */
const harmless = /^(x-id|x-amz-|response-)/i

async function answerObject(
  folder: BucketFolder,
  { bucket, key, query }: Target,
  request: IncomingMessage,
  response: ServerResponse,
  clock: Clock,
): Promise<void> {
  if ([...query.keys()].some((name) => !harmless.test(name)) || request.headers['if-match']) throw notServed(request)
  if (request.method === 'PUT' && request.headers['x-amz-copy-source'] === undefined) {
    const about = { ...aboutOf(request), lastModified: clock.now() }
    const onlyNew = request.headers['if-none-match'] === '*'
    const { etag } = await folder.put(bucket, key, requestContent(request, query), about, { onlyNew })
    response.writeHead(200, { etag }).end()
  } else if (request.method === 'GET' || request.method === 'HEAD') {
    await sendObject(await folder.pathOf(bucket, key), query, request, response)
  } else if (request.method === 'DELETE') {
    await folder.remove(bucket, key)
    response.writeHead(204).end()
  } else throw notServed(request)
}

async function sendObject(path: string, query: URLSearchParams, request: IncomingMessage, response: ServerResponse) {
  const object = await openObjectFile(path)
  if (!object) throw new S3Problem('NoSuchKey', 'The specified key does not exist.')
  try {
    const { head } = object
    const range = rangeOf(request.headers.range, head.size)
    const { first, last } = range ?? { first: 0, last: head.size - 1 }
    response.writeHead(range ? 206 : 200, {
      ...headersOf(head, query),
      'content-length': last - first + 1,
      ...(range && { 'content-range': `bytes ${first}-${last}/${head.size}` }),
    })
    if (request.method === 'HEAD' || head.size === 0) response.end()
    else await pipeline(object.content(first, last), response).catch(unlessGone)
  } finally {
    await object.close()
  }
}

/** A reader may turn away before the end. */
function unlessGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
}

function aboutOf({ headers }: IncomingMessage): Omit<ObjectHead, 'size' | 'etag' | 'lastModified'> {
  const metadata = Object.entries(headers).filter(([name]) => name.startsWith('x-amz-meta-'))
  const encodings = (headers['content-encoding'] ?? '').split(/, */).filter((name) => name && name !== 'aws-chunked')
  return {
    contentType: headers['content-type'],
    contentEncoding: encodings.join(', ') || undefined,
    contentDisposition: headers['content-disposition'],
    metadata: Object.fromEntries(metadata.map(([name, value]) => [name.slice('x-amz-meta-'.length), String(value)])),
  }
}

function headersOf(head: ObjectHead, query: URLSearchParams): Record<string, string> {
  const headers = {
    etag: head.etag,
    'accept-ranges': 'bytes',
    'last-modified': new Date(head.lastModified).toUTCString(),
    'content-type': query.get('response-content-type') ?? head.contentType ?? 'binary/octet-stream',
    'content-disposition': query.get('response-content-disposition') ?? head.contentDisposition,
    'content-encoding': head.contentEncoding,
    ...Object.fromEntries(Object.entries(head.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])),
  }
  return Object.fromEntries(Object.entries(headers).filter((pair): pair is [string, string] => pair[1] !== undefined))
}

async function deleteObjects(folder: BucketFolder, bucket: string, xml: string): Promise<string> {
  const keys = [...xml.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => unescapeXml(key))
  if (keys.length === 0 || keys.length > 1000) throw new S3Problem('MalformedXML', 'name 1 to 1000 keys to delete')
  await Promise.all(keys.map((key) => folder.remove(bucket, key)))
  const deleted = /<Quiet>true<\/Quiet>/.test(xml)
    ? []
    : keys.map((key) => `<Deleted><Key>${escapeXml(key)}</Key></Deleted>`)
  return `<DeleteResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${deleted.join('')}</DeleteResult>`
}

function notServed(request: IncomingMessage): S3Problem {
  return new S3Problem('NotImplemented', `${request.method} ${request.url} is not served by the folder-backed S3`)
}
