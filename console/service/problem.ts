export interface ProblemDocument {
  readonly type?: string
  readonly title?: string
  readonly detail?: string
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[]
  readonly instance?: string
  readonly stands?: object
}

/** A refusal of the service, as its problem document says it (RFC 9457). */
export class Problem extends Error {
  readonly status: number
  /** The end of the document's `type`: `not-permitted`. */
  readonly code: string
  readonly title: string
  readonly errors: NonNullable<ProblemDocument['errors']>
  readonly instance: string | undefined
  /** What stands instead, for who came second. */
  readonly stands: object | undefined

  constructor(status: number, document: ProblemDocument) {
    super(document.detail ?? document.title ?? `${status}`)
    this.status = status
    this.code = (document.type ?? '').replace(/^.*\/problems\//, '')
    this.title = document.title ?? ''
    this.errors = document.errors ?? []
    this.instance = document.instance
    this.stands = document.stands
  }
}

export function isProblem(error: unknown): error is Problem {
  return error instanceof Problem
}
