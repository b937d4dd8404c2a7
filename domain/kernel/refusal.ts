import { nothingSuch } from './nothing-such.ts'
import type { Sentence } from './words.ts'

/**
 * Expected refusals are returned with a code; only broken things throw.
 * A code is part of the API: it becomes the `type` of the problem document that a caller reads.
 */
export const refusalCodes = [
  'not-found',
  'not-permitted',
  'not-signed-in',
  'invalid-request',
  'invalid-state',
  'conflict',
  'unreadable-sheet',
  'no-known-head',
  'empty-sheet',
  'agreement-not-active',
  'discriminatory-wording',
  /** Hours, wages or demands in a text that labour law does not allow. */
  'unlawful-terms',
  'signature-invalid',
  /** The Idempotency-Key stands for another request. */
  'key-reused',
  /** The webhook-id stands for another event. */
  'replayed',
  /** The same request is being acted on at this moment. */
  'in-progress',
  'consent-missing',
  'no-answer-open',
  'invalid-instance',
  'infeasible',
  'too-large',
  'busy',
] as const

export type RefusalCode = (typeof refusalCodes)[number]

export interface FieldError {
  /** Of the field: `#/data/post` in a body, `query/cursor`, `params/tripId`. */
  readonly pointer: string
  readonly words: Sentence
}

export interface Refusal<Code extends RefusalCode = RefusalCode> {
  readonly refused: Code
  /** What to do, in the language of whoever reads it; never holds a personal detail. */
  readonly words: Sentence
  /** The same in English, for logs, histories and tools. */
  readonly detail: string
  /** Where in the request each problem is, for a caller who can mark the field. */
  readonly errors?: readonly FieldError[]
  /** Seconds after which it is worth another try. */
  readonly retryAfter?: number
  /** What stands instead, for a caller who came second; personal details are masked. */
  readonly stands?: object
}

/** A refusal in a sentence of the table; `at` is the field that it is about, or the errors of several. */
export function refuse<Code extends RefusalCode>(
  code: Code,
  words: Sentence,
  at?: string | readonly FieldError[],
): Refusal<Code> {
  const errors = typeof at === 'string' ? [{ pointer: at, words }] : at
  return { refused: code, words, detail: words.en, ...(errors && { errors }) }
}

/** Of an id that stands for nothing; `what` as the table calls it: `trip`, `transfer batch`. */
export function noSuch(what: Parameters<typeof nothingSuch>[0]): Refusal<'not-found'> {
  return refuse('not-found', nothingSuch(what))
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && 'words' in value
}
