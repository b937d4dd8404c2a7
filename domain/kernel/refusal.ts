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

/** A sentence, or a part of one, for the person who reads it, in Chinese and in English. */
export interface Words {
  readonly zh: string
  readonly en: string
}

export interface Refusal<Code extends RefusalCode = RefusalCode> {
  readonly refused: Code
  /** One sentence that says what to do; never holds a personal detail. */
  readonly detail: string
  /** Where in the request each problem is, for a caller who can mark the field. */
  readonly errors?: readonly { readonly pointer: string; readonly detail: string; readonly words?: Words }[]
  /** The detail in the language of whoever reads a page, where it is a sentence for people outside. */
  readonly words?: Words
  /** Seconds after which it is worth another try. */
  readonly retryAfter?: number
  /** What stands instead, for a caller who came second; personal details are masked. */
  readonly stands?: object
}

export function refuse<Code extends RefusalCode>(
  code: Code,
  detail: string,
  errors?: Refusal['errors'],
): Refusal<Code> {
  return errors ? { refused: code, detail, errors } : { refused: code, detail }
}

/** A refusal as a person reads it, in both languages; with a pointer where it is about one field. */
export function refuseInWords<Code extends RefusalCode>(code: Code, words: Words, pointer?: string): Refusal<Code> {
  const detail = `${words.zh} ${words.en}`
  return { refused: code, detail, words, ...(pointer && { errors: [{ pointer, detail, words }] }) }
}

/** Of an id that stands for nothing; `what` as a reader calls it: `trip`, `transfer batch`. */
export function noSuch(what: string): Refusal<'not-found'> {
  return refuse('not-found', `There is no such ${what}.`)
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && 'detail' in value
}
