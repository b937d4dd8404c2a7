import type { Scheduled } from './clock.ts'

interface Entry {
  readonly at: number
  readonly rank: number
  readonly sequence: number
  readonly what: () => void
  /** Where the entry stands in the heap; -1 once it has left. */
  place: number
}

/**
 * What is due when: a binary heap in which every entry knows its place, so that a cancelled one leaves at once.
 * Entries due at the same instant come in the order of their ranks; equal ranks in the order in which they were added.
 */
export class Agenda {
  readonly #heap: Entry[] = []
  readonly #rankOf: (sequence: number) => number
  #sequence = 0

  constructor(rankOf: (sequence: number) => number) {
    this.#rankOf = rankOf
  }

  add(at: number, what: () => void): Scheduled {
    const sequence = this.#sequence++
    const entry: Entry = { at, rank: this.#rankOf(sequence), sequence, what, place: this.#heap.length }
    this.#heap.push(entry)
    this.#rise(entry)
    return { cancel: () => this.#remove(entry) }
  }

  /** The instant of the next entry, or undefined when nothing is due at all. */
  nextAt(): number | undefined {
    return this.#heap[0]?.at
  }

  /** Takes the next entry out. */
  take(): (() => void) | undefined {
    const entry = this.#heap[0]
    if (!entry) return undefined
    this.#remove(entry)
    return entry.what
  }

  #remove(entry: Entry): void {
    const { place } = entry
    if (place < 0) return
    entry.place = -1
    const last = this.#heap.pop()
    if (!last || last === entry) return
    this.#put(last, place)
    this.#rise(last)
    this.#sink(last)
  }

  #rise(entry: Entry): void {
    while (entry.place > 0) {
      const place = entry.place
      const above = (place - 1) >> 1
      const parent = this.#heap[above]
      if (!parent || !comesBefore(entry, parent)) return
      this.#put(parent, place)
      this.#put(entry, above)
    }
  }

  #sink(entry: Entry): void {
    for (;;) {
      const place = entry.place
      const left = this.#heap[2 * place + 1]
      const right = this.#heap[2 * place + 2]
      const child = left && right && comesBefore(right, left) ? right : left
      if (!child || !comesBefore(child, entry)) return
      const below = child.place
      this.#put(child, place)
      this.#put(entry, below)
    }
  }

  #put(entry: Entry, place: number): void {
    this.#heap[place] = entry
    entry.place = place
  }
}

function comesBefore(one: Entry, other: Entry): boolean {
  if (one.at !== other.at) return one.at < other.at
  if (one.rank !== other.rank) return one.rank < other.rank
  return one.sequence < other.sequence
}
