import type { MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import { isCursorRefused } from '../../../storage/database.ts'
import type { RouteEntry } from '../catalog-entry.ts'
import { unknownCursor } from '../page-query.ts'
import { type ParsedRequest, parseRequest } from '../parse-request.ts'
import { Refused, unlessRefused } from '../refused.ts'

export interface Parsed extends Context {
  request: Omit<ParsedRequest, 'sent'>
  /** The request as JSON, before the schemas took from it what they know. */
  sent: string
}

/** Reads the request by the route's schemas. A cursor is found wrong only when a list is asked to go on from it. */
export function requestParsing(route: RouteEntry): MiddlewareObj<APIGatewayProxyEventV2, unknown, Error, Parsed> {
  return {
    async before({ event, context }) {
      const { sent, ...request } = unlessRefused(await parseRequest(route, event))
      context.request = request
      context.sent = sent
    },
    onError(request) {
      if (isCursorRefused(request.error)) request.error = new Refused(unknownCursor())
    },
  }
}
