import { isJsonObject, type Json } from '../model/json.ts'
import { RuntimeError } from '../model/states-error.ts'
import { invokeFunction, type LambdaInvoker } from './lambda-invoker.ts'
import { sdkMetadata } from './sdk-metadata.ts'

/** `arn:aws:states:::lambda:invoke`: arguments `FunctionName`, `Payload`, `Qualifier`. */
export async function lambdaInvoke(invoke: LambdaInvoker, given: Json): Promise<Json> {
  const fields = isJsonObject(given) ? given : {}
  const { FunctionName: name, Payload: payload, Qualifier: qualifier } = fields
  if (typeof name !== 'string') throw new RuntimeError("The field 'FunctionName' is required but was missing")
  const plain = name.split(':function:')[1] ?? name
  const qualified = typeof qualifier === 'string' ? `${plain}:${qualifier}` : plain
  const answer = await invokeFunction(invoke, qualified, payloadText(payload ?? {}))
  return {
    ExecutedVersion: typeof qualifier === 'string' ? qualifier : '$LATEST',
    Payload: answer,
    ...sdkMetadata('application/json'),
    StatusCode: 200,
  }
}

/** A text that is JSON is the payload itself; any other value, and any other text, is sent as JSON. */
function payloadText(payload: Json): string {
  if (typeof payload !== 'string') return JSON.stringify(payload)
  try {
    JSON.parse(payload)
    return payload
  } catch {
    return JSON.stringify(payload)
  }
}
