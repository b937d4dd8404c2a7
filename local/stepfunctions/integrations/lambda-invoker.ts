import { StatesError } from '../language/errors/states-error.ts'
import { isJsonObject, type Json } from '../language/json.ts'

/**
 * Calls a function with a JSON text and gives back a JSON text.
 * @param functionName the name, with `:qualifier` if one was asked for
 */
export type LambdaInvoker = (
  functionName: string,
  payload: string,
) => Promise<{ statusCode: number; functionError?: string; payload: string }>

/** Services answer 404 and the like with these names. */
const errorsByStatus: { [status: number]: string } = {
  400: 'Lambda.InvalidParameterValueException',
  404: 'Lambda.ResourceNotFoundException',
  413: 'Lambda.RequestTooLargeException',
  429: 'Lambda.TooManyRequestsException',
}

/** The function's answer; throws StatesError named after the error type that the function gave, as AWS does. */
export async function invokeFunction(invoke: LambdaInvoker, functionName: string, payload: Json): Promise<Json> {
  const answer = await invoke(functionName, JSON.stringify(payload)).catch((failure: unknown) => {
    const { name, message } = failure instanceof Error ? failure : new Error(String(failure))
    throw new StatesError(name === 'Error' ? 'Lambda.SdkClientException' : `Lambda.${name}`, message)
  })
  if (answer.functionError !== undefined) {
    const said = readJson(answer.payload)
    const errorType = isJsonObject(said) ? said['errorType'] : undefined
    throw new StatesError(typeof errorType === 'string' ? errorType : 'Lambda.Unknown', answer.payload)
  }
  if (answer.statusCode >= 400) {
    const error = errorsByStatus[answer.statusCode] ?? 'Lambda.ServiceException'
    throw new StatesError(error, messageOf(answer.payload, functionName, answer.statusCode))
  }
  return readJson(answer.payload)
}

function readJson(text: string): Json {
  if (text === '') return null
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}

function messageOf(payload: string, functionName: string, statusCode: number): string {
  const said = readJson(payload)
  const message = isJsonObject(said) ? (said['Message'] ?? said['message']) : undefined
  const text = typeof message === 'string' ? message : `Function ${functionName} could not be called`
  return `${text} (Service: Lambda, Status Code: ${statusCode})`
}
