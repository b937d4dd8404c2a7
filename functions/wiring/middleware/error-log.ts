import type { MiddlewareObj } from '@middy/core'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'

/** Logs what broke, under the request's id. `operation` is a route's; a task goes by its function's name. */
export function errorLog(deps: () => Pick<Deps, 'logger'>, operation?: string): MiddlewareObj<unknown, unknown> {
  return {
    onError({ error, context }) {
      if (!error || error instanceof Refused) return
      deps().logger.error(`${operation ?? context.functionName} broke`, { requestId: context.awsRequestId, error })
    },
  }
}
