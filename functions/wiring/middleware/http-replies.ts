import type { MiddlewareObj } from '@middy/core'
import type { RouteEntry } from '../catalog-entry.ts'
import { httpReply } from '../reply.ts'

/** Makes the verb's answer the route's reply: its status, and JSON or a file. */
export function httpReplies({ success }: RouteEntry): MiddlewareObj<unknown, unknown> {
  return {
    after(request) {
      request.response = httpReply(success, request.response)
    },
  }
}
