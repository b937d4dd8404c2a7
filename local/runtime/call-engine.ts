import type { JsonService } from '../http/aws-endpoint.ts'

/**
 * Calls Step Functions as AWS itself does, where no client of ours stands between: no HTTP, no signatures. False where it
 * refuses with the error named `unless`.
 */
export async function callEngine(
  stepFunctions: JsonService,
  operation: string,
  request: object,
  unless?: string,
): Promise<boolean> {
  const { status, body } = await stepFunctions(operation, request)
  if (status === 200) return true
  const { __type: error, message } = body as { __type: string; message: string }
  if (error === unless) return false
  throw new Error(`${operation}: ${error}: ${message}`)
}
