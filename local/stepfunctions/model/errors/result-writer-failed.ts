import { StatesError } from '../states-error.ts'

/** `States.ResultWriterFailed`: the results of a distributed map could not be written to the bucket. */
export class ResultWriterFailed extends StatesError {
  constructor(reason: string) {
    super('States.ResultWriterFailed', reason)
  }
}
