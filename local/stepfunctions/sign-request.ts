import { createHash, createHmac } from 'node:crypto'

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string | undefined
}

/**
 * The headers by which AWS knows who asks: Signature Version 4 of a POST.
 * @param url with its query sorted and encoded as it is sent
 * @param at epoch milliseconds
 */
export function signRequest(
  { url, body, service, region }: { url: URL; body: string; service: string; region: string },
  { accessKeyId, secretAccessKey, sessionToken }: Credentials,
  at: number,
): { [header: string]: string } {
  const time = new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const day = time.slice(0, 8)
  const headers = {
    host: url.host,
    'x-amz-date': time,
    ...(sessionToken !== undefined && { 'x-amz-security-token': sessionToken }),
  }
  const names = Object.keys(headers).join(';')
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`)
  // All services but S3 have the path encoded once more.
  const path = url.pathname.split('/').map(encodeURIComponent).join('/')
  const canonical = ['POST', path, url.search.slice(1), lines.join(''), names, hashOf(body)].join('\n')
  const scope = `${day}/${region}/${service}/aws4_request`
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`)
  const signature = hmac(key, ['AWS4-HMAC-SHA256', time, scope, hashOf(canonical)].join('\n')).toString('hex')
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`
  return { ...headers, authorization }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
