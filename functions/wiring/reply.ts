import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

/** An answer that is not JSON: a sheet, a manifest, a page. */
export class FileReply {
  readonly contentType: string
  readonly body: string | Uint8Array
  /** Offered for download under this name; a page has none. */
  readonly fileName: string | undefined
  /** Where it is not the route's own, as for the page that says that there is no such page. */
  readonly status: number | undefined
  readonly headers: Readonly<Record<string, string>>

  constructor(
    contentType: string,
    body: string | Uint8Array,
    fileName?: string,
    { status, headers = {} }: { status?: number; headers?: Readonly<Record<string, string>> } = {},
  ) {
    this.contentType = contentType
    this.body = body
    this.fileName = fileName
    this.status = status
    this.headers = headers
  }
}

export function httpReply(status: number, answer: unknown): APIGatewayProxyStructuredResultV2 {
  if (answer instanceof FileReply) {
    const isText = typeof answer.body === 'string'
    return {
      statusCode: answer.status ?? status,
      headers: {
        ...answer.headers,
        'content-type': answer.contentType,
        ...(answer.fileName ? { 'content-disposition': `attachment; filename="${answer.fileName}"` } : {}),
      },
      body: isText ? (answer.body as string) : Buffer.from(answer.body).toString('base64'),
      isBase64Encoded: !isText,
    }
  }
  if (answer === undefined) return { statusCode: status }
  return {
    // There is something to say after all.
    statusCode: status === 204 ? 200 : status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(answer),
  }
}
