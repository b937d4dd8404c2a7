import type { MiddlewareObj } from '@middy/core'
import { Refused } from '../refused.ts'

/**
 * What a state machine sees: a refusal under its code, for a workflow to catch (`agreement-not-active`), and whatever broke
 * as `Error`, so that it can retry the second alone.
 */
export function taskErrors(): MiddlewareObj<unknown, unknown> {
  return {
    onError(request) {
      const { error, context } = request
      if (error instanceof Refused) return
      request.error = new Error(`${context.functionName} broke: ${String(error)}`, { cause: error })
    },
  }
}
