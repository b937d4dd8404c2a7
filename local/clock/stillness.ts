import type { Busy } from './clock.ts'

/** Enough turns for a message on a loopback socket, already written, to reach its reader in this process. */
const quietTurns = 3

/**
 * Knows what is under way, and tells when nothing is: no busy token held for a few turns of the event loop.
 * `onStill` answers whether to look for the next stillness; if it answers no, `watch()` starts the next look.
 */
export class Stillness {
  readonly #onStill: () => boolean
  readonly #held = { work: 0, request: 0 }
  #ignoresRequests = false
  #quiet = 0
  #wanted = false
  #turning = false

  constructor(onStill: () => boolean) {
    this.#onStill = onStill
  }

  busy(what: Busy = 'work'): () => void {
    this.#held[what]++
    let released = false
    return () => {
      if (released) return
      released = true
      this.#held[what]--
      if (what === 'work' || !this.#ignoresRequests) this.#quiet = 0
      this.#turn()
    }
  }

  watch(): void {
    this.#wanted = true
    this.#turn()
  }

  /** The stillness that is looked for now may come while requests are served. */
  ignoreRequests(): void {
    this.#ignoresRequests = true
    this.#turn()
  }

  #isHeld(): boolean {
    return this.#held.work > 0 || (this.#held.request > 0 && !this.#ignoresRequests)
  }

  #turn(): void {
    if (this.#turning || this.#isHeld() || !this.#wanted) return
    this.#turning = true
    setImmediate(this.#onTurn)
  }

  readonly #onTurn = (): void => {
    this.#turning = false
    if (!this.#isHeld() && ++this.#quiet >= quietTurns) {
      this.#quiet = 0
      this.#ignoresRequests = false
      this.#wanted = this.#onStill()
    }
    this.#turn()
  }
}
