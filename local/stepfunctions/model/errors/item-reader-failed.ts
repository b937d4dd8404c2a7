import { StatesError } from '../states-error.ts'

/** `States.ItemReaderFailed`: the items of a distributed map could not be read. */
export class ItemReaderFailed extends StatesError {
  /** Whether S3 refused, which AWS tells without naming the state. */
  readonly refused: boolean

  constructor(reason: string, { refused = false } = {}) {
    super('States.ItemReaderFailed', reason)
    this.refused = refused
  }
}
