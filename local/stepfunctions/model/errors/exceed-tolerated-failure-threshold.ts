import { StatesError } from '../states-error.ts'

/** `States.ExceedToleratedFailureThreshold`: more items of a map run failed than it tolerates. */
export class ExceedToleratedFailureThreshold extends StatesError {
  constructor() {
    super('States.ExceedToleratedFailureThreshold', 'The specified tolerated failure threshold was exceeded')
  }
}
