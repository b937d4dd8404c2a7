import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export interface LocalCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export interface SignatureProblem {
  readonly code: 'AccessDenied' | 'InvalidAccessKeyId' | 'SignatureDoesNotMatch'
  readonly message: string
}

interface Claim {
  readonly scope: string[]
  readonly signedHeaders: string
  readonly signature: string
  readonly date: string
  readonly payloadHash: string
  /** Seconds, of a presigned URL. */
  readonly expires?: number
}

/** How far ahead of ours the clock of a signer may be. */
const skewMilliseconds = 15 * 60_000

/**
 * Checks an AWS Signature Version 4, in the `authorization` header or in the query of a presigned URL, so that no other
 * programme or web page on this machine reaches what is kept here. A presigned URL has expired when it has by all `clocks`
 * (epoch milliseconds): SDK clients sign by the machine's clock unless they are told the local one.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signatureProblem(
  request: IncomingMessage,
  credentials: LocalCredentials,
  clocks: readonly (() => number)[],
): SignatureProblem | undefined {
  const [path = '', queryText = ''] = (request.url ?? '').split('?', 2)
  const query = new URLSearchParams(queryText)
  const claim = claimInQuery(query) ?? claimInHeader(request)
  if (!claim) return { code: 'AccessDenied', message: 'Access Denied: the request is not signed' }
  if (claim.scope[0] !== credentials.accessKeyId)
    return { code: 'InvalidAccessKeyId', message: 'The AWS Access Key Id you provided does not exist in our records.' }
  const expected = signatureOf(request, path, query, claim, credentials.secretAccessKey)
  const given = Buffer.from(claim.signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    return { code: 'SignatureDoesNotMatch', message: 'The request signature we calculated does not match yours.' }
  const { expires } = claim
  if (expires === undefined) return undefined
  const signed = millisecondsOf(claim.date)
  const valid = clocks.some((clock) => signed <= clock() + skewMilliseconds && clock() <= signed + expires * 1000)
  return valid ? undefined : { code: 'AccessDenied', message: 'Request has expired' }
}

function claimInQuery(query: URLSearchParams): Claim | undefined {
  const signature = query.get('X-Amz-Signature')
  if (signature === null) return undefined
  return {
    scope: (query.get('X-Amz-Credential') ?? '').split('/'),
    signedHeaders: query.get('X-Amz-SignedHeaders') ?? '',
    signature,
    date: query.get('X-Amz-Date') ?? '',
    payloadHash: 'UNSIGNED-PAYLOAD',
    expires: Number(query.get('X-Amz-Expires')),
  }
}

function claimInHeader({ headers }: IncomingMessage): Claim | undefined {
  const parts = /^AWS4-HMAC-SHA256 Credential=(.+?), ?SignedHeaders=(.+?), ?Signature=(\w+)$/.exec(
    headers.authorization ?? '',
  )
  const [, scope = '', signedHeaders = '', signature = ''] = parts ?? []
  if (!parts) return undefined
  const payloadHash = String(headers['x-amz-content-sha256'] ?? '')
  return { scope: scope.split('/'), signedHeaders, signature, date: String(headers['x-amz-date'] ?? ''), payloadHash }
}

function signatureOf(request: IncomingMessage, path: string, query: URLSearchParams, claim: Claim, secret: string) {
  const [, day = '', region = '', service = ''] = claim.scope
  const headers = claim.signedHeaders.split(';').map((name) => {
    const value = name === 'content-length' ? (request.headers[name] ?? '0') : request.headers[name]
    return `${name}:${String(value ?? '')
      .trim()
      .replace(/ +/g, ' ')}\n`
  })
  const canonical = [
    request.method,
    // Every service but S3 signs the path encoded once more.
    service === 's3' ? path : path.split('/').map(encode).join('/'),
    canonicalQuery(query),
    headers.join(''),
    claim.signedHeaders,
    claim.payloadHash,
  ].join('\n')
  const hash = createHash('sha256').update(canonical).digest('hex')
  const text = `AWS4-HMAC-SHA256\n${claim.date}\n${claim.scope.slice(1).join('/')}\n${hash}`
  return Buffer.from(hmac(signingKey(secret, day, region, service), text).toString('hex'))
}

function canonicalQuery(query: URLSearchParams): string {
  const pairs = [...query].filter(([name]) => name !== 'X-Amz-Signature')
  return pairs
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort((one, other) => (one < other ? -1 : 1))
    .join('&')
}

const signingKeys = new Map<string, Buffer>()

function signingKey(secret: string, day: string, region: string, service: string): Buffer {
  const name = JSON.stringify([secret, day, region, service])
  const key = signingKeys.get(name) ?? [day, region, service, 'aws4_request'].reduce(hmac, Buffer.from(`AWS4${secret}`))
  signingKeys.set(name, key)
  return key
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** `20260301T080000Z` */
function millisecondsOf(date: string): number {
  return Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
}
