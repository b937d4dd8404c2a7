import type { Json } from './json.ts'
import type { Place } from './states-error.ts'

export type Variables = Readonly<Record<string, Json>>

/** What `$states` holds; `result` and `errorOutput` only where AWS offers them. */
export interface StatesVariable {
  input: Json
  context: Json
  result?: Json
  errorOutput?: { Error: string | null; Cause: string | null }
}

/** All that an expression can see, time and chance included. */
export interface Scope {
  place: Place
  variables: Variables
  states: StatesVariable
  /** `$millis()` and `$now()`: epoch milliseconds. */
  moment: number
  /** The next number in [0, 1) for `$random()` and `$uuid()`. */
  chance: () => number
}
