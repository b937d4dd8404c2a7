import { epochOf, type Instant } from '../../domain/kernel/instant.ts'
import type { JumpingClock } from './jumping-clock.ts'

/** A jumping clock that stands still between the waits of one story, so that nothing happens between two of its lines. */
export interface StandingClock {
  /** Lets time pass up to an instant, with everything that falls due on the way. */
  until(moment: Instant): Promise<void>
  /** Lets time pass until the condition holds; rejects when nothing is left that could make it hold. */
  untilHolds(condition: () => boolean): Promise<void>
  /** Lets time pass until nothing is left to happen. */
  untilIdle(): Promise<void>
}

export function standStill(clock: JumpingClock): StandingClock {
  let stand = clock.busy()
  async function pass(wait: () => Promise<void>): Promise<void> {
    stand()
    try {
      await wait()
    } finally {
      stand = clock.busy()
    }
  }
  return {
    async until(moment) {
      const target = epochOf(moment)
      clock.schedule(target, () => undefined)
      await pass(() => clock.until(() => clock.epochMilliseconds() >= target))
    },
    untilHolds: (condition) => pass(() => clock.until(condition)),
    untilIdle: () => pass(() => clock.idle()),
  }
}
