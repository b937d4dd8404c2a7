import { createHash } from 'node:crypto'
import type { MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { RouteEntry } from '../catalog-entry.ts'
import type { Named } from './first-answer.ts'
import type { SignedIn } from './staff-sign-in.ts'

/**
 * Reads by which name a write of staff is known when it comes again. A key is its sender's and its operation's own. Other
 * routes take none: the pages of workers would be kept with their names.
 */
export function idempotencyKey({
  operation,
  method,
}: RouteEntry): MiddlewareObj<APIGatewayProxyEventV2, unknown, Error, SignedIn & Named> {
  return {
    before({ event, context }) {
      const given = event.headers['idempotency-key']
      const { staff } = context
      context.key = given && staff ? `${staff.subject} ${operation} ${given}` : context.awsRequestId
      context.name = null
      if (!given || !staff || method === 'GET') return
      const key = createHash('sha256')
        .update(JSON.stringify([staff.subject, given]))
        .digest('base64url')
      context.name = { sender: operation, key }
    },
  }
}
