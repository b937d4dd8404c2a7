import type { MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { brokenProblem, problem, unreachableProblem } from '../problem.ts'
import { Refused } from '../refused.ts'
import { SignInUnreachable } from '../sign-in-unreachable.ts'

/** Answers a refusal, and whatever broke, as an RFC 9457 problem document. */
export function problemDocuments(): MiddlewareObj<unknown, unknown> {
  return {
    onError(request) {
      request.response = documentOf(request.error, request.context.awsRequestId)
    },
  }
}

function documentOf(error: unknown, instance: string): APIGatewayProxyStructuredResultV2 {
  if (error instanceof Refused) return problem(error.refusal, instance)
  return error instanceof SignInUnreachable ? unreachableProblem(instance) : brokenProblem(instance)
}
