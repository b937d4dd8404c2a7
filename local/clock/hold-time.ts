import type { Busy, LocalClock } from './clock.ts'

/** Does some work during which time does not jump. */
export async function holdTime<T>(clock: LocalClock, work: () => Promise<T>, what: Busy = 'work'): Promise<T> {
  const release = clock.busy(what)
  try {
    return await work()
  } finally {
    release()
  }
}
