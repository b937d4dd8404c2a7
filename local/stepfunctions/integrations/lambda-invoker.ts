import { isJsonObject, type Json } from '../model/json.ts'
import { StatesError } from '../model/states-error.ts'
import { failedCall } from './failed-call.ts'

/**
 * Calls a function with a JSON text and gives back a JSON text.
 * @param functionName the name, with `:qualifier` if one was asked for
 */
export type LambdaInvoker = (
  functionName: string,
  payload: string,
) => Promise<{ statusCode: number; functionError?: string; executedVersion?: string; payload: string }>

/** Services answer 404 and the like with these names. */
const errorsByStatus: { [status: number]: string } = {
  400: 'Lambda.InvalidParameterValueException',
  404: 'Lambda.ResourceNotFoundException',
  413: 'Lambda.RequestTooLargeException',
  429: 'Lambda.TooManyRequestsException',
}

const untyped = 'The cause could not be determined because Lambda did not return an error type.'

/** What a function answered, and the version that did, where the caller is told. */
export interface FunctionAnswer {
  readonly payload: Json
  readonly executedVersion?: string
}

/** The function's answer to a JSON text; throws StatesError named after the error type that the function gave, as AWS does. */
export async function invokeFunction(
  invoke: LambdaInvoker,
  functionName: string,
  payload: string,
): Promise<FunctionAnswer> {
  const answer = await invoke(functionName, payload).catch((failure: unknown) => {
    const { name, $metadata: metadata } = failure as { name: string; $metadata?: { httpStatusCode?: number } }
    // Without an answer, it was the client that failed.
    const error = metadata?.httpStatusCode === undefined ? 'SdkClientException' : name
    throw new StatesError(`Lambda.${error}`, failedCall('Lambda', failure))
  })
  if (answer.functionError !== undefined) {
    const said = readJson(answer.payload)
    const errorType = isJsonObject(said) ? said['errorType'] : undefined
    if (typeof errorType === 'string') throw new StatesError(errorType, answer.payload)
    throw new StatesError('Lambda.Unknown', `${untyped} Returned payload: ${answer.payload}`)
  }
  if (answer.statusCode >= 400) {
    const error = errorsByStatus[answer.statusCode] ?? 'Lambda.ServiceException'
    const $metadata = { httpStatusCode: answer.statusCode }
    throw new StatesError(
      error,
      failedCall('Lambda', { name: error, message: messageOf(answer.payload, functionName), $metadata }),
    )
  }
  const { executedVersion } = answer
  return { payload: readJson(answer.payload), ...(executedVersion !== undefined && { executedVersion }) }
}

function readJson(text: string): Json {
  if (text === '') return null
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}

function messageOf(payload: string, functionName: string): string {
  const said = readJson(payload)
  const message = isJsonObject(said) ? (said['Message'] ?? said['message']) : undefined
  return typeof message === 'string' ? message : `Function ${functionName} could not be called`
}
