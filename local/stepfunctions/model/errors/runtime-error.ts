import { StatesError } from '../states-error.ts'

/** `States.Runtime`: the definition asked for something impossible. It always ends the execution. */
export class RuntimeError extends StatesError {
  constructor(reason: string) {
    super('States.Runtime', reason)
  }
}
