import type { MiddlewareObj } from '@middy/core'
import { brokenProblem, problem } from '../problem.ts'
import { Refused } from '../refused.ts'

/** Answers a refusal, and whatever broke, as an RFC 9457 problem document. */
export function problemDocuments(): MiddlewareObj<unknown, unknown> {
  return {
    onError(request) {
      const { error, context } = request
      request.response =
        error instanceof Refused ? problem(error.refusal, context.awsRequestId) : brokenProblem(context.awsRequestId)
    },
  }
}
