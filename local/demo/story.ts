import { type Clock, epochOf } from '../../domain/kernel/instant.ts'
import type { Ledger } from '../partners/ledger.ts'

/** How far a story is: each step is kept when it is done, so that a story that was broken off continues after it. */
export interface Story {
  /** Whether a step was done, now or before. */
  isDone(step: string): boolean
  /**
   * Does a step, or answers its earlier result. A step that was broken off is done again: its calls carry
   * idempotency keys. What it answers is JSON.
   */
  once<Outcome>(step: string, work: () => Outcome | Promise<Outcome>): Promise<Outcome>
}

export function openStory(ledger: Ledger, clock: Clock): Story {
  const done = ledger.collection<{ readonly outcome: unknown }>('story')
  return {
    isDone: (step) => done.has(step),
    async once<Outcome>(step: string, work: () => Outcome | Promise<Outcome>) {
      const before = done.get(step)
      if (before) return before.outcome as Outcome
      const outcome = await work()
      done.set(step, { outcome })
      ledger.keep(epochOf(clock.now()))
      return outcome
    },
  }
}
