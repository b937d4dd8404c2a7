import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import type { LambdaInvoker } from './integrations/lambda-invoker.ts'

/** Calls functions through the ordinary Invoke API of Lambda. */
export function invokeByEndpoint(lambda: LambdaClient): LambdaInvoker {
  return async (functionName, payload) => {
    const [name, qualifier] = functionName.split(':')
    const answer = await lambda.send(new InvokeCommand({ FunctionName: name, Qualifier: qualifier, Payload: payload }))
    return {
      statusCode: answer.StatusCode ?? 200,
      ...(answer.FunctionError !== undefined && { functionError: answer.FunctionError }),
      payload: answer.Payload ? Buffer.from(answer.Payload).toString() : '',
    }
  }
}
