import { StatesError } from './states-error.ts'

/** `States.Runtime`: the definition asked for something impossible. `States.ALL` does not catch it. */
export class RuntimeError extends StatesError {
  constructor(reason: string) {
    super('States.Runtime', reason)
  }
}
