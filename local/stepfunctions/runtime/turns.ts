import type { LocalClock } from '../../clock/clock.ts'

/** How long one turn may gather work before it commits and lets the event loop go round. */
const turnMilliseconds = 12

/**
 * All changes of the engine happen one after the other, as jobs of a turn. A turn is journalled as a whole; what it
 * wants the world to see (calls of tasks, answers to clients) happens only after that.
 */
export interface Turns {
  /** Do this soon. */
  post(job: () => void | Promise<void>): void
  /** Do this soon and answer when it is journalled; what the job throws, the caller gets. */
  run<Value>(job: () => Value | Promise<Value>): Promise<Value>
  /** Look at the engine at a moment when all that it holds is journalled. */
  read<Value>(query: () => Value): Promise<Value>
  /** From within a job: do this when the turn is journalled. */
  effect(what: () => void): void
  /** No further turn begins. */
  close(): void
}

/** @param broken told when a turn could not be journalled; nothing happens after that */
export function openTurns(clock: LocalClock, commit: () => void, broken: (failure: Error) => void): Turns {
  const jobs: (() => void | Promise<void>)[] = []
  let effects: (() => void)[] = []
  let turning = false
  let closed = false

  const turn = async () => {
    const end = performance.now() + turnMilliseconds
    for (let at = 0; at < jobs.length; at++) {
      await jobs[at]?.()
      if (at + 1 === jobs.length || performance.now() > end) {
        jobs.splice(0, at + 1)
        break
      }
    }
    if (closed) return
    commit()
    const due = effects
    effects = []
    for (const effect of due) effect()
  }

  const wake = async () => {
    turning = true
    const release = clock.busy()
    try {
      while (jobs.length > 0 && !closed) {
        await turn()
        await new Promise(setImmediate)
      }
    } catch (failure) {
      closed = true
      broken(failure as Error)
    } finally {
      turning = false
      release()
    }
  }

  const post = (job: () => void | Promise<void>) => {
    if (closed) return
    jobs.push(job)
    if (!turning) void wake()
  }

  return {
    post,
    run: (job) =>
      new Promise((resolve, reject) => {
        post(async () => {
          try {
            const value = await job()
            effects.push(() => resolve(value))
          } catch (failure) {
            effects.push(() => reject(failure))
          }
        })
      }),
    read: (query) =>
      new Promise((resolve, reject) => {
        post(() => {
          effects.push(() => {
            try {
              resolve(query())
            } catch (failure) {
              reject(failure)
            }
          })
        })
      }),
    effect: (what) => {
      effects.push(what)
    },
    close: () => {
      closed = true
    },
  }
}
