import { epochOf, type Instant, instantOf } from '../../domain/kernel/instant.ts'
import { Agenda } from './agenda.ts'
import type { LocalClock } from './clock.ts'
import { Stillness } from './stillness.ts'

export interface JumpingClock extends LocalClock {
  /** Resolves when nothing is scheduled and nothing is under way. */
  idle(): Promise<void>
  /** Resolves at the first still moment at which the condition holds; rejects if nothing is left that could make it hold. */
  until(condition: () => boolean): Promise<void>
}

interface Waiter {
  readonly condition: () => boolean
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

/**
 * A clock that stands still while anything is under way, and otherwise jumps to the next thing due.
 * One thing runs at a time, the next only when all that it started is at rest, so that the same seed gives the same run;
 * the seed fixes the order of things that are due at the same instant.
 */
export function jumpingClock({ start, seed }: { start: Instant; seed: number }): JumpingClock {
  let now = epochOf(start)
  let waiters: Waiter[] = []
  const agenda = new Agenda((sequence) => mix(seed, sequence))
  const asides = new Agenda((sequence) => sequence)
  const stillness = new Stillness(() => {
    const settled = waiters.filter((waiter) => waiter.condition())
    if (settled.length > 0) {
      waiters = waiters.filter((waiter) => !settled.includes(waiter))
      for (const waiter of settled) waiter.resolve()
      return true
    }
    const at = agenda.nextAt()
    if (at === undefined) {
      for (const waiter of waiters) waiter.reject(new Error('nothing is scheduled any more that could end this wait'))
      waiters = []
      return false
    }
    const aside = asides.nextAt()
    if (aside !== undefined && aside <= at) {
      now = Math.max(now, aside)
      asides.take()?.()
      return true
    }
    now = Math.max(now, at)
    agenda.take()?.()
    return true
  })

  const until = (condition: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      waiters.push({ condition, resolve, reject })
      stillness.watch()
    })

  return {
    now: () => instantOf(now),
    epochMilliseconds: () => now,
    schedule(at, what) {
      const scheduled = agenda.add(Math.max(at, now), what)
      stillness.watch()
      return scheduled
    },
    aside: (at, what) => asides.add(Math.max(at, now), what),
    busy: (what) => stillness.busy(what),
    idle: () => until(() => agenda.nextAt() === undefined),
    until,
  }
}

/** Spreads sequence numbers over 32 bits, differently for each seed (the finaliser of MurmurHash3). */
function mix(seed: number, sequence: number): number {
  let hash = Math.imul(seed, 0x9e3779b1) + sequence
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
