import { featuresOf, shapeOf } from './shape-of.ts'

/** Of what comes under a name, in the order in which it came: one of each shape, or as few as show each field and word. */
export class SomeOfEach<One> {
  readonly #known = new Map<string, Set<string>>()
  readonly #kept = new Map<string, One[]>()
  readonly #tells: (one: One) => readonly string[]

  private constructor(tells: (one: One) => readonly string[]) {
    this.#tells = tells
  }

  static shapes<One>(): SomeOfEach<One> {
    return new SomeOfEach((one) => [shapeOf(one)])
  }

  static features<One>(without: (one: One) => unknown = (one) => one): SomeOfEach<One> {
    return new SomeOfEach((one) => featuresOf(without(one)))
  }

  /** Whether it is kept. */
  add(name: string, one: One): boolean {
    const known = this.#known.get(name) ?? new Set()
    this.#known.set(name, known)
    const news = this.#tells(one).filter((said) => !known.has(said))
    if (news.length === 0) return false
    for (const said of news) known.add(said)
    this.keep(name, one)
    return true
  }

  /** Beside those that show something new. */
  keep(name: string, one: One): void {
    const kept = this.#kept.get(name) ?? []
    if (!kept.includes(one)) this.#kept.set(name, [...kept, one])
  }

  /** In the order of the names. */
  all(): Record<string, One[]> {
    return Object.fromEntries([...this.#kept].sort(([one], [other]) => (one < other ? -1 : 1)))
  }
}
