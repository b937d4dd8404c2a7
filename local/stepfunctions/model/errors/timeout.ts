import { StatesError } from '../states-error.ts'

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
