import * as z from 'zod'
import { isTooLarge, largestStateData } from '../model/largest-state-data.ts'
import { ServiceError } from '../model/service-error.ts'
import type { EngineRuntime } from '../runtime/runtime.ts'
import { constraint } from './constraint.ts'

/** An operation of the API: the body of a request in, the body of the answer out. Throws ServiceError. */
export type Operation = (runtime: EngineRuntime, body: unknown) => Promise<object>

/**
 * Reads a body; what does not fit is refused as AWS does: SerializationException for another type, else
 * ValidationException. A member that is null counts as missing, an unknown one is passed over.
 */
export function operation<Schema extends z.ZodType>(
  schema: Schema,
  answer: (runtime: EngineRuntime, request: z.infer<Schema>) => Promise<object>,
): Operation {
  return async (runtime, given) => {
    const body = withoutNulls(given) ?? {}
    const read = schema.safeParse(body)
    if (read.success) return answer(runtime, read.data)
    const said = read.error.issues.map((issue) => constraint(issue, body))
    const ofAnotherType = read.error.issues.find(
      (issue, at) => issue.code === 'invalid_type' && !said[at]?.endsWith('not be null'),
    )
    if (ofAnotherType) {
      throw new ServiceError('SerializationException', `${ofAnotherType.path.join('.')}: ${ofAnotherType.message}`)
    }
    throw new ServiceError(
      'ValidationException',
      `${said.length} validation error${said.length === 1 ? '' : 's'} detected: ${said.join('; ')}`,
    )
  }
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value ?? undefined
  const kept = Object.entries(value).filter(([, member]) => member !== null)
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutNulls(member)]))
}

/** Times on the wire are seconds with a fraction. */
export function seconds(epochMilliseconds: number): number {
  return epochMilliseconds / 1000
}

export const Arn = z.string().min(1).max(256)
export const MapRunArn = z.string().min(1).max(2000)
export const Name = z.string().min(1).max(80)
export const Definition = z.string().min(1).max(1_048_576)
export const IncludedData = z.enum(['ALL_DATA', 'METADATA_ONLY']).optional()
export const ErrorName = z.string().max(256).optional()
export const Cause = z.string().max(32_768).optional()
/** JSON text of state data, counted in bytes. */
export const StateData = z
  .string()
  .refine((text) => !isTooLarge(text), `Member must have length less than or equal to ${largestStateData}`)
export const page = {
  maxResults: z.int().min(0).max(1000).optional(),
  nextToken: z.string().min(1).max(1024).optional(),
}

/** Where the next page begins; a token is the number of the entry with which the list continues. */
export function readNextToken(token: string | undefined, otherwise: number): number {
  if (token === undefined) return otherwise
  const from = Buffer.from(token, 'base64url').toString()
  if (!/^\d{1,15}$/.test(from)) throw new ServiceError('InvalidToken', `Invalid Token: 'Invalid token'`)
  return Number(from)
}

export function nextToken(from: number): string {
  return Buffer.from(String(from)).toString('base64url')
}
