import type { MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { RouteEntry } from '../catalog-entry.ts'
import { etagOf, isNamedBy } from '../etag-of.ts'

/** What is read as JSON leaves with an ETag; a reader whose `If-None-Match` names it is told 304 and nothing more (RFC 9110). */
export function entityTag({
  method,
  answers,
}: RouteEntry): MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> {
  const isRead = method === 'GET' && answers !== undefined && typeof answers !== 'string'
  return {
    after(request) {
      const { response, event } = request
      if (!isRead || typeof response?.body !== 'string') return
      const etag = etagOf(response.body)
      request.response = isNamedBy(etag, event.headers['if-none-match'])
        ? { statusCode: 304, headers: { etag } }
        : { ...response, headers: { ...response.headers, etag } }
    },
  }
}
