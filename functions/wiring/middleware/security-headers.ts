import type { Request } from '@middy/core'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

/** What a browser may do with an answer of ours: keep, frame and guess nothing. A page adds a policy of its own. */
const headers = {
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  // The address of a trip page is a secret, told to nobody.
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

/**
 * Every answer leaves with them. This is the end of a chain and none of its middlewares, since those are passed over where
 * a reply is given again.
 */
export function securityHeaders({ response }: Request<unknown, APIGatewayProxyStructuredResultV2>): void {
  if (response) response.headers = { ...headers, ...response.headers }
}
