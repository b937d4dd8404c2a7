/** Enough turns for a message on a loopback socket, already written, to reach its reader in this process. */
const quietTurns = 3

/**
 * Knows what is under way, and tells when nothing is: no busy token held for a few turns of the event loop.
 * `onStill` answers whether to look for the next stillness; if it answers no, `watch()` starts the next look.
 */
export class Stillness {
  readonly #onStill: () => boolean
  #held = 0
  #quiet = 0
  #wanted = false
  #turning = false

  constructor(onStill: () => boolean) {
    this.#onStill = onStill
  }

  busy(): () => void {
    this.#held++
    let released = false
    return () => {
      if (released) return
      released = true
      this.#held--
      this.#quiet = 0
      this.#turn()
    }
  }

  watch(): void {
    this.#wanted = true
    this.#turn()
  }

  #turn(): void {
    if (this.#turning || this.#held > 0 || !this.#wanted) return
    this.#turning = true
    setImmediate(this.#onTurn)
  }

  readonly #onTurn = (): void => {
    this.#turning = false
    if (this.#held === 0 && ++this.#quiet >= quietTurns) {
      this.#quiet = 0
      this.#wanted = this.#onStill()
    }
    this.#turn()
  }
}
