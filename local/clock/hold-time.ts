import type { LocalClock } from './clock.ts'

/** Does some work during which time does not jump. */
export async function holdTime<T>(clock: LocalClock, work: () => Promise<T>): Promise<T> {
  const release = clock.busy()
  try {
    return await work()
  } finally {
    release()
  }
}
