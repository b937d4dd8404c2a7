import { type Instant, millisecondsIn, plus, type Span } from '../kernel/instant.ts'

/** A phone gets at most so many texts in any such span. */
export interface PhoneLimit {
  readonly most: number
  readonly within: Span
}

/** From when on a phone may get another text, given the moments of what it got. */
export function phoneFreeAt(got: readonly Instant[], limits: readonly PhoneLimit[], now: Instant): Instant {
  const newestFirst = got.toSorted().toReversed()
  return limits.reduce((latest, { most, within }) => {
    const nth = newestFirst[most - 1]
    if (!nth || millisecondsIn(within) === 0) return latest
    const free = plus(nth, within)
    return free > latest ? free : latest
  }, now)
}
