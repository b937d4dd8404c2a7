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

/** `States.Runtime`: the definition asked for something impossible. It always ends the execution. */
export class RuntimeError extends StatesError {
  constructor(reason: string) {
    super('States.Runtime', reason)
  }
}

/** Where a state stands in its execution: the error texts of AWS name both. */
export interface Place {
  state: string
  enteredEventId: number
}

export function causeAt(place: Place, detail: string): string {
  return `An error occurred while executing the state '${place.state}' (entered at the event id #${place.enteredEventId}). ${detail}`
}

/** `States.QueryEvaluationError`: an expression failed, gave nothing, or gave a value that its field cannot take. */
export class QueryEvaluationError extends StatesError {
  readonly place: Place
  /** The field of the state, as `Output/result` or `Choices[0]/Condition`. */
  readonly field: string

  constructor(place: Place, field: string, detail: string) {
    super('States.QueryEvaluationError', causeAt(place, detail))
    this.place = place
    this.field = field
  }
}

/** `States.DataLimitExceeded`: state data above 256 KiB. `States.ALL` does catch it. */
export class DataLimitExceeded extends StatesError {
  /** @param what returned too much: a state, a function by its ARN, or the service of a task, as `lambda` */
  constructor(what: string) {
    super(
      'States.DataLimitExceeded',
      `The state/task '${what}' returned a result with a size exceeding the maximum number of bytes service limit.`,
    )
  }
}

/** `States.Timeout`: a task ran past `TimeoutSeconds` or missed a heartbeat. AWS gives no cause. */
export class Timeout extends StatesError {
  readonly missed: 'deadline' | 'heartbeat'

  constructor(missed: 'deadline' | 'heartbeat') {
    super('States.Timeout', undefined)
    this.missed = missed
  }

  /** AWS gives a catcher an empty text here, though the events have no cause at all. */
  override get output() {
    return { Error: 'States.Timeout', Cause: '' }
  }

  override get aliases(): readonly string[] {
    return this.missed === 'heartbeat' ? ['States.HeartbeatTimeout'] : []
  }
}

/** `States.ItemReaderFailed`: the items of a distributed map could not be read. */
export class ItemReaderFailed extends StatesError {
  /** Whether S3 refused, which AWS tells without naming the state. */
  readonly refused: boolean

  constructor(reason: string, { refused = false } = {}) {
    super('States.ItemReaderFailed', reason)
    this.refused = refused
  }
}

/** `States.ExceedToleratedFailureThreshold`: more items of a map run failed than it tolerates. */
export class ExceedToleratedFailureThreshold extends StatesError {
  constructor() {
    super('States.ExceedToleratedFailureThreshold', 'The specified tolerated failure threshold was exceeded')
  }
}

/** `States.ResultWriterFailed`: the results of a distributed map could not be written to the bucket. */
export class ResultWriterFailed extends StatesError {
  constructor(reason: string) {
    super('States.ResultWriterFailed', reason)
  }
}
