import type { Clock } from '../../domain/kernel/instant.ts'

/** The one clock that everything under `local/` reads and waits on. */
export interface LocalClock extends Clock {
  /** Milliseconds since 1970-01-01 UTC: `now()` as a number. */
  epochMilliseconds(): number
  /**
   * Calls `what` once at `at` (epoch milliseconds), or soon if that has passed. It is called on a fresh stack, never from within
   * `schedule`.
   */
  schedule(at: number, what: () => void): Scheduled
  /**
   * The same for what nobody waits for, such as a daily round: a clock that jumps passes through it on its way, and is idle for all
   * that it is still to come.
   */
  aside(at: number, what: () => void): Scheduled
  /** Something is under way: time does not jump until the returned function is called. Calling that twice is harmless. */
  busy(what?: Busy): () => void
}

/** Work of our own, or a request with what serves it: those may keep coming, so a move of time waits for them only so long. */
export type Busy = 'work' | 'request'

export interface Scheduled {
  /** Harmless once the thing has run or was cancelled before. */
  cancel(): void
}
