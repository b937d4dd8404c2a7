import * as z from 'zod'
import type { Runtime } from '../runtime/runtime.ts'
import { ServiceError } from './service-error.ts'

/** An operation of the API: the body of a request in, the body of the answer out. Throws ServiceError. */
export type Operation = (runtime: Runtime, body: unknown) => Promise<object>

/** Reads a body; what does not fit is refused with AWS's ValidationException. Unknown members are passed over. */
export function operation<Schema extends z.ZodType>(
  schema: Schema,
  answer: (runtime: Runtime, request: z.infer<Schema>) => Promise<object>,
): Operation {
  return async (runtime, body) => {
    const read = schema.safeParse(body ?? {})
    if (!read.success) {
      const said = read.error.issues.map(
        ({ path, message }) => `Value at '${path.join('.')}' failed to satisfy constraint: ${message}`,
      )
      throw new ServiceError(
        'ValidationException',
        `${said.length} validation error${said.length === 1 ? '' : 's'} detected: ${said.join('; ')}`,
      )
    }
    return answer(runtime, read.data)
  }
}

/** Times on the wire are seconds with a fraction. */
export function seconds(epochMilliseconds: number): number {
  return epochMilliseconds / 1000
}

export const Arn = z.string().min(1).max(256)
export const page = {
  maxResults: z.int().min(0).max(1000).optional(),
  nextToken: z.string().max(3096).optional(),
}

/** Where the next page begins; a token is the number that its list goes on from. */
export function readPageToken(token: string | undefined, otherwise: number): number {
  if (token === undefined) return otherwise
  const from = Number(Buffer.from(token, 'base64url').toString())
  if (!Number.isSafeInteger(from)) throw new ServiceError('InvalidToken', `Invalid Token: 'Invalid token'`)
  return from
}

export function pageToken(from: number): string {
  return Buffer.from(String(from)).toString('base64url')
}
