import { StatesError } from '../states-error.ts'

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
