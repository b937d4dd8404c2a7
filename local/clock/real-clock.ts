import { epochOf, type Instant, instantOf, millisecondsIn, type Span } from '../../domain/kernel/instant.ts'
import { Agenda } from './agenda.ts'
import type { LocalClock, Scheduled } from './clock.ts'
import { Stillness } from './stillness.ts'

export interface RealClock extends LocalClock {
  /** Milliseconds by which this clock runs ahead of the machine's; below 0 where it is behind. */
  ahead(): number
  /**
   * Moves time on by a span or to an instant, running everything that falls due on the way in order, each only when what the
   * one before it started has come to rest. Never call it while holding a busy token: it waits for all of them.
   */
  advance(to: Span | Instant): Promise<void>
  /** When the next thing is due, in epoch milliseconds; undefined where nothing is. */
  nextDue(): number | undefined
  /** Moves time on, as `advance` does, until this is the machine's own clock; one that is ahead stays so. */
  meetMachine(): Promise<void>
}

/** A longer `setTimeout` fires at once. */
const longestTimeout = 2 ** 31 - 1
/** Milliseconds: what is left when the machine's clock is reached is skipped at once. */
const nearly = 1000

/**
 * How long a step of a move waits for requests to be served, in milliseconds: the first of them, and those after it where they keep coming.
 */
const waitsForRequests = { first: 2000, after: 20 }

/** The machine's clock, `ahead` milliseconds on, or behind it where that is below 0. */
export function realClock({ ahead = 0 }: { ahead?: number } = {}): RealClock {
  let timer: NodeJS.Timeout | undefined
  let advancing: Promise<void> | undefined
  const agenda = new Agenda(() => 0)
  const stillWaiters: (() => void)[] = []
  const stillness = new Stillness(() => {
    for (const resolve of stillWaiters.splice(0)) resolve()
    return false
  })

  const now = () => Date.now() + ahead
  /** False where requests were still being served, after that many milliseconds. */
  const still = (patience: number) =>
    new Promise<boolean>((resolve) => {
      let isQuiet = true
      const impatient = setTimeout(() => {
        isQuiet = false
        stillness.ignoreRequests()
      }, patience)
      stillWaiters.push(() => {
        clearTimeout(impatient)
        resolve(isQuiet)
      })
      stillness.watch()
    })

  function runDue(): void {
    while (!advancing && (agenda.nextAt() ?? Number.POSITIVE_INFINITY) <= now()) agenda.take()?.()
    setTimer()
  }

  function setTimer(): void {
    clearTimeout(timer)
    const at = agenda.nextAt()
    if (at === undefined || advancing) return
    timer = setTimeout(runDue, Math.min(Math.max(0, at - now()), longestTimeout))
    // Servers keep the process alive; something due in a month must not keep it from ending.
    timer.unref()
  }

  async function runUntil(target: number): Promise<void> {
    let patience = waitsForRequests.first
    for (;;) {
      if (!(await still(patience))) patience = waitsForRequests.after
      const at = agenda.nextAt()
      const next = at === undefined ? target : Math.min(at, target)
      ahead += Math.max(0, next - now())
      if (at === undefined || at > target) return
      agenda.take()?.()
    }
  }

  async function runUntilMachine(): Promise<void> {
    // The machine's clock moves on meanwhile.
    while (ahead < 0) {
      await runUntil(Date.now())
      if (Date.now() - now() < nearly && (agenda.nextAt() ?? Number.POSITIVE_INFINITY) > Date.now()) ahead = 0
    }
  }

  async function moving(run: () => Promise<void>): Promise<void> {
    while (advancing) await advancing
    advancing = run().finally(() => {
      advancing = undefined
      setTimer()
    })
    await advancing
  }

  function schedule(at: number, what: () => void): Scheduled {
    const scheduled = agenda.add(at, what)
    setTimer()
    return scheduled
  }

  return {
    now: () => instantOf(now()),
    epochMilliseconds: now,
    ahead: () => ahead,
    schedule,
    // It waits for nothing but time, so nobody waits for it either.
    aside: schedule,
    busy: (what) => stillness.busy(what),
    advance: (to) => moving(() => runUntil(typeof to === 'string' ? epochOf(to) : now() + millisecondsIn(to))),
    nextDue: () => agenda.nextAt(),
    meetMachine: () => moving(runUntilMachine),
  }
}
