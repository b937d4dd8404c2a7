import { isJsonObject, type Json } from '../model/json.ts'
import { RuntimeError, StatesError } from '../model/states-error.ts'
import { failedCall } from './failed-call.ts'
import { invokeFunction, type LambdaInvoker } from './lambda-invoker.ts'
import { sdkMetadata } from './sdk-metadata.ts'

/** `arn:aws:states:::lambda:invoke`: arguments `FunctionName`, `Payload`, `Qualifier`. */
export async function lambdaInvoke(invoke: LambdaInvoker, given: Json): Promise<Json> {
  const fields = isJsonObject(given) ? given : {}
  const { FunctionName: name, Payload: payload, Qualifier: qualifier } = fields
  if (typeof name !== 'string') throw new RuntimeError("The field 'FunctionName' is required but was missing")
  const [plain = '', own = qualifier] = (name.split(':function:')[1] ?? name).split(':')
  if (typeof qualifier === 'string' && own !== qualifier) throw notTheSame()
  const qualified = typeof own === 'string' ? `${plain}:${own}` : plain
  const { payload: answer, executedVersion } = await invokeFunction(invoke, qualified, payloadText(payload ?? {}))
  return {
    ExecutedVersion: executedVersion ?? (typeof own === 'string' ? own : '$LATEST'),
    Payload: answer,
    ...sdkMetadata('application/json'),
    StatusCode: 200,
  }
}

/** As Lambda refuses a call whose name has one qualifier, and which asks for another. */
function notTheSame(): StatesError {
  const message = 'The derived qualifier from the function name does not match the specified qualifier.'
  return new StatesError(
    'Lambda.InvalidParameterValueException',
    failedCall('Lambda', { name: 'InvalidParameterValueException', message, $metadata: { httpStatusCode: 400 } }),
  )
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
