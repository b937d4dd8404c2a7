import { StatesError } from '../states-error.ts'

/** `States.DataLimitExceeded`: state data above 256 KiB. `States.ALL` does catch it. */
export class DataLimitExceeded extends StatesError {
  /** @param what the state, or the resource of the task, that returned too much */
  constructor(what: string) {
    super(
      'States.DataLimitExceeded',
      `The state/task '${what}' returned a result with a size exceeding the maximum number of bytes service limit.`,
    )
  }
}
