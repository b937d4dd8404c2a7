/** What a state ends with when it fails; `error` and `cause` may both be missing, as with an empty Fail state. */
export class StatesError extends Error {
  readonly error: string | undefined
  readonly reason: string | undefined

  constructor(error: string | undefined, reason: string | undefined) {
    super(reason ?? error ?? 'failed without an error name')
    this.name = error ?? 'StatesError'
    this.error = error
    this.reason = reason
  }

  /** Further names by which a Retry or Catch may ask for this error. */
  get aliases(): readonly string[] {
    return []
  }

  /** `$states.errorOutput`, and the default output of a catcher. */
  get output(): { Error: string | null; Cause: string | null } {
    return { Error: this.error ?? null, Cause: this.reason ?? null }
  }
}
