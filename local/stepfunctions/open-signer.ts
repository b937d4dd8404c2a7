import { createHmac, hash } from 'node:crypto'

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string | undefined
}

/**
 * Gives a POST the headers by which a service of AWS knows who asks: Signature Version 4. The URL has its query as it is
 * sent, sorted; the time is epoch milliseconds.
 */
export function openSigner(service: string, region: string, credentials: Credentials) {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials
  let key: { day: string; bytes: string | Buffer } | undefined
  const keyOf = (day: string) => {
    if (key?.day !== day) {
      key = {
        day,
        bytes: [day, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`),
      }
    }
    return key.bytes
  }
  return ({ url, body }: { url: URL; body: string }, at: number): { [header: string]: string } => {
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
    const canonical = ['POST', path, url.search.slice(1), lines.join(''), names, hash('sha256', body)].join('\n')
    const scope = `${day}/${region}/${service}/aws4_request`
    const toSign = ['AWS4-HMAC-SHA256', time, scope, hash('sha256', canonical)].join('\n')
    const signature = hmac(keyOf(day), toSign).toString('hex')
    const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`
    return { ...headers, authorization }
  }
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
