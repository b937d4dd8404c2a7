/** Values by their keys, in the order in which the keys first came, and their ledger is told of every change. */
export class Collection<Value> extends Map<string, Value> {
  readonly #onChange: (key: string, value: Value | undefined) => void
  #next = 0

  constructor(kept: Iterable<readonly [string, Value]>, onChange: (key: string, value: Value | undefined) => void) {
    super()
    this.#onChange = onChange
    for (const [key, value] of kept) {
      super.set(key, value)
      this.#next = Math.max(this.#next, Number(key) + 1 || 0)
    }
  }

  override set(key: string, value: Value): this {
    if (!this.has(key) || this.get(key) !== value) this.#onChange(key, value)
    return super.set(key, value)
  }

  override delete(key: string): boolean {
    if (this.has(key)) this.#onChange(key, undefined)
    return super.delete(key)
  }

  override clear(): void {
    for (const key of this.keys()) this.#onChange(key, undefined)
    super.clear()
  }

  /** Puts a value after all others, under a number of its own. */
  add(value: Value): void {
    this.set(String(this.#next++), value)
  }
}
