import { eventSentences } from './event-sentences.ts'
import { englishDate, writtenMoment } from './forms/beijing-time.ts'
import { dateInShanghai, type Instant, plus, type Span, timeInShanghai } from './instant.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { Words } from './words.ts'

/** How far the clock of who reports may be ahead of ours. */
export const clockTolerance: Span = { minutes: 5 }

/** A moment that the subject of an event knows by name, and how a sentence calls it. */
export interface Bound<Moment extends string> {
  readonly moment: Moment
  readonly called: Words
}

/**
 * What an event does in a state of its subject: `fits`; `stands`, where it came before: the same again changes nothing, and
 * another is told what stands; or words that say why it does not fit and what fits when.
 */
export type Fit = 'fits' | 'stands' | Words

/** One row of the table of outside events: which states it fits, and which times. */
export interface EventRule<State extends string, Moment extends string = never> {
  readonly name: Words
  readonly states: Readonly<Record<State, Fit>>
  /** It cannot have happened before any of these. */
  readonly notBefore?: readonly Bound<Moment>[]
  /** Nor after any of these. */
  readonly notAfter?: readonly Bound<Moment>[]
  /** It is taken from then on, and until then, whenever it happened. */
  readonly since?: Bound<Moment>
  readonly until?: Bound<Moment>
  /** It names a day to come: then it may lie ahead of our clock. */
  readonly tellsAhead?: true
}

/** What an event is about, as it stands now. */
export interface EventSubject<State extends string, Moment extends string = never> {
  readonly state: State
  /** When it is said to have happened. */
  readonly at: Instant
  readonly now: Instant
  /** A moment that is not known yet bounds nothing. */
  readonly moments?: Readonly<Partial<Record<Moment, Instant | null>>>
  /** Who said what, and when, where it came before. */
  readonly stands?: Words
  /** What came before says the same. */
  readonly isRepeat?: boolean
}

/**
 * The one guard of time and order for what comes from outside: `new` where the event fits, `again` where the same came
 * before, or a refusal `invalid-state` whose sentence says what fits when, or what stands.
 */
export function judgeEvent<State extends string, Moment extends string = never>(
  rule: EventRule<State, Moment>,
  subject: EventSubject<State, Moment>,
): 'new' | 'again' | Refusal<'invalid-state'> {
  const { state, at, now, stands, isRepeat } = subject
  const fit = rule.states[state]
  if (fit === 'stands') return isRepeat ? 'again' : standsOtherwise(rule.name, stands)
  if (fit !== 'fits') return saying(fit)
  if (!rule.tellsAhead && at > plus(now, clockTolerance)) {
    const moments = { said: inWords(at), now: inWords(now) }
    return refuse('invalid-state', eventSentences('to-come', { name: rule.name, ...moments }))
  }
  return outOfBounds(rule, subject) ?? 'new'
}

/** The sentence for who comes second, and says something else. */
export function standsOtherwise(name: Words, stands: Words | undefined): Refusal<'invalid-state'> {
  const before = { zh: '已经有了报告', en: 'it was reported before' }
  return refuse('invalid-state', eventSentences('stands', { name, stands: stands ?? before }))
}

/** A refusal in words of the table of rules, or of the state of what is asked for. */
export function saying(words: Words): Refusal<'invalid-state'> {
  return refuse('invalid-state', eventSentences('does-not-fit', { why: words }))
}

/** A moment within a sentence, in Beijing time. */
export function inWords(instant: Instant): Words {
  const day = englishDate(dateInShanghai(instant))
  return { zh: writtenMoment(instant), en: `${day}, ${timeInShanghai(instant)} (Beijing time)` }
}

function outOfBounds<State extends string, Moment extends string>(
  { name, notBefore = [], notAfter = [], since, until }: EventRule<State, Moment>,
  { at, now, moments }: EventSubject<State, Moment>,
): Refusal<'invalid-state'> | undefined {
  const known: Readonly<Partial<Record<string, Instant | null>>> = moments ?? {}
  const momentOf = (bound: Bound<Moment> | undefined) => (bound && known[bound.moment]) ?? null
  const refused = (
    key: Exclude<Parameters<typeof eventSentences>[0], 'does-not-fit' | 'stands' | 'to-come'>,
    bound: Bound<Moment>,
    moment: Instant,
  ) =>
    refuse('invalid-state', eventSentences(key, { name, said: inWords(at), bound: bound.called, at: inWords(moment) }))
  for (const bound of notBefore) {
    const moment = momentOf(bound)
    if (moment !== null && at < moment) return refused('too-early', bound, moment)
  }
  for (const bound of notAfter) {
    const moment = momentOf(bound)
    if (moment !== null && at > moment) return refused('too-late', bound, moment)
  }
  const [first, last] = [momentOf(since), momentOf(until)]
  if (since && first !== null && now < first) return refused('not-yet', since, first)
  if (until && last !== null && now > last) return refused('no-more', until, last)
  return undefined
}
