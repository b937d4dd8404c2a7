import type { MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { languageOf } from '../language-of.ts'
import { type AskedBy, brokenProblem, problem, unreachableProblem } from '../problem.ts'
import { Refused } from '../refused.ts'
import { SignInUnreachable } from '../sign-in-unreachable.ts'

/** Answers a refusal, and whatever broke, as an RFC 9457 problem document in the language that the caller asks for. */
export function problemDocuments(): MiddlewareObj<APIGatewayProxyEventV2, unknown> {
  return {
    onError(request) {
      const language = languageOf(request.event.headers['accept-language'])
      request.response = documentOf(request.error, { language, instance: request.context.awsRequestId })
    },
  }
}

function documentOf(error: unknown, asker: AskedBy): APIGatewayProxyStructuredResultV2 {
  if (error instanceof Refused) return problem(error.refusal, asker)
  return error instanceof SignInUnreachable ? unreachableProblem(asker) : brokenProblem(asker)
}
