import { StatesError } from './states-error.ts'

/** `States.ItemReaderFailed`: the items of a distributed map could not be read. */
export class ItemReaderFailed extends StatesError {
  constructor(reason: string) {
    super('States.ItemReaderFailed', reason)
  }
}
