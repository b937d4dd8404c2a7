import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { CustomAttributeType, type createCustomAttribute } from 'electrodb'
import { epochOf, type Instant, plus, type Span } from '../domain/kernel/instant.ts'

/** What every entity needs to reach the table. */
export interface Database {
  readonly client: DynamoDBDocumentClient
  readonly table: string
  /** Nothing in it is listed as a release before did: everybody and everything was listed anew, so that nobody asks for it. */
  readonly isListedAnew?: boolean
}

/** An attribute that holds a typed object, a list, or what may be null. */
export function typed<T>() {
  return 'any' as unknown as ReturnType<typeof createCustomAttribute<T>>['type']
}

/** An attribute that holds a branded or literal text; keys are made of these. */
export function text<T extends string>() {
  return CustomAttributeType<T>('string' as never)
}

/** The value of `expiresAt` (epoch seconds): from then on the item may be erased. */
export function expiry(from: Instant, after: Span): number {
  return Math.floor(epochOf(plus(from, after)) / 1000)
}

/** One page of a list: the cursor of the next page, or null on the last. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

/** Whether a list was asked to go on from a cursor that it never gave. */
export function isCursorRefused(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return /cursor/.test(error.message) || /start(?:ing)? key/i.test(error.message) || isCursorRefused(error.cause)
}

/** Whether a write was refused by its own condition, as against having failed. ElectroDB keeps AWS's error as the cause. */
export function isConditionFailed(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return error.name === 'ConditionalCheckFailedException' || isConditionFailed(error.cause)
}
