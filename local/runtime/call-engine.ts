import type { JsonService } from '../http/aws-endpoint.ts'

/**
 * Calls Step Functions as AWS itself does, where no client of ours stands between: no HTTP, no signatures. Gives its answer, undefined
 * where it refuses with the error named `unless`.
 */
export async function callEngine(
  stepFunctions: JsonService,
  operation: string,
  request: object,
  unless?: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { status, body } = await stepFunctions(operation, request)
  if (status === 200) return body as Readonly<Record<string, unknown>>
  const { __type: error, message } = body as { __type: string; message: string }
  if (error === unless) return undefined
  throw new Error(`${operation}: ${error}: ${message}`)
}
