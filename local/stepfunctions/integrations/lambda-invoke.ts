import { isJsonObject, type Json } from '../model/json.ts'
import { RuntimeError } from '../model/states-error.ts'
import { invokeFunction, type LambdaInvoker } from './lambda-invoker.ts'
import { sdkMetadata } from './sdk-metadata.ts'

/** `arn:aws:states:::lambda:invoke`: arguments `FunctionName`, `Payload`, `Qualifier`. */
export async function lambdaInvoke(invoke: LambdaInvoker, given: Json): Promise<Json> {
  const fields = isJsonObject(given) ? given : {}
  const { FunctionName: name, Payload: payload = {}, Qualifier: qualifier } = fields
  if (typeof name !== 'string') throw new RuntimeError("The field 'FunctionName' is required but was missing")
  const plain = name.split(':function:')[1] ?? name
  const answer = await invokeFunction(invoke, typeof qualifier === 'string' ? `${plain}:${qualifier}` : plain, payload)
  return {
    ExecutedVersion: typeof qualifier === 'string' ? qualifier : '$LATEST',
    Payload: answer,
    ...sdkMetadata('application/json'),
    StatusCode: 200,
  }
}
