import { bucketsOf, type TokenBucket, takeTokens } from '../../../domain/kernel/token-bucket.ts'
import type { DayLoad } from './load-day.ts'
import type { Quotas } from './quotas.ts'

export interface PeakDay {
  /** When each cohort is asked: seconds of the day. */
  readonly askedAt: readonly number[]
  readonly cohortSize: number
  /** Texts a second that the provider takes; undefined: as many as there are. */
  readonly textsPerSecond?: number
  /** How much longer a function runs on AWS than here. */
  readonly slower: number
  /** Of all contacts, by whom a key stands for: the most that meet at one such key. */
  readonly share: (pattern: string) => number
}

export interface Demand {
  readonly what: string
  readonly asked: number
  readonly quota: number
}

export interface ModelledDay {
  readonly demands: readonly Demand[]
  /** Texts that wait at the most, the longest wait in seconds, and the second of the day at which the last one goes. */
  readonly queue: { readonly most: number; readonly longest: number; readonly ends: number }
  readonly textsPerSecond: number
  readonly hottest: readonly (Demand & { readonly pattern: string })[]
}

/**
 * The day from what its contacts ask of the parts, in the second in which most is asked. The smaller load and the larger tell which
 * keys everybody shares: those of a person or a cohort do not get hotter with more of them.
 */
export function modelDay([small, large]: readonly [DayLoad, DayLoad], day: PeakDay, quotas: Quotas): ModelledDay {
  const cohorts = mostInASecond(day.askedAt)
  const contacts = cohorts * day.cohortSize
  const { queue, textsPerSecond } = queueOf(day)
  const perContact = (count: number) => count / large.contacts
  const seconds = Object.entries(large.functions).map(([name, one]) => {
    // A provider may post each receipt and each reply by itself.
    const calls = isPosted(name) ? textsPerSecond : contacts * perContact(one.calls)
    return calls * one.seconds * day.slower
  })
  const units = Object.values(large.functions).reduce((sum, one) => sum + one.units, 0)
  const hottest = sharedKeys(small, large)
    .map(({ pattern, perContact: each }) => {
      const asked = contacts * day.share(pattern) * each
      return { pattern, what: `write units a second of one key: ${pattern}`, asked, quota: quotas.unitsOfKey }
    })
    .toSorted((one, other) => other.asked - one.asked)
  const posts = 2 * textsPerSecond
  return {
    queue,
    textsPerSecond,
    hottest,
    demands: [
      ...hottest.slice(0, 1),
      { what: 'write units a second of the table', asked: contacts * perContact(units), quota: quotas.unitsOfTable },
      { what: 'functions at once', asked: seconds.reduce((sum, one) => sum + one, 0), quota: quotas.functionsAtOnce },
      {
        what: 'transitions in a second',
        asked: contacts * perContact(large.transitions),
        quota: quotas.transitions.bucket,
      },
      {
        what: 'starts of executions in a second',
        asked: contacts * perContact(large.starts),
        quota: quotas.starts.bucket,
      },
      {
        what: 'starts of executions a second, over the busiest minute',
        asked: startsOverAMinute(day, perContact(large.starts)),
        quota: quotas.starts.perSecond,
      },
      { what: 'receipts and replies a second, each by itself', asked: posts, quota: quotas.requests },
    ],
  }
}

const isPosted = (name: string) => /receive-(?:pushed-)?(?:receipts|replies)$/.test(name)

function startsOverAMinute({ askedAt, cohortSize }: PeakDay, perContact: number): number {
  return (mostInASecond(askedAt.map((at) => Math.floor(at / 60))) * cohortSize * perContact) / 60
}

function mostInASecond(seconds: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const second of seconds) counts.set(second, (counts.get(second) ?? 0) + 1)
  return Math.max(0, ...counts.values())
}

/** Every cohort takes its tokens when it is asked, from the buckets that the service has. */
function queueOf({ askedAt, cohortSize, textsPerSecond }: PeakDay): Pick<ModelledDay, 'queue' | 'textsPerSecond'> {
  const asked = askedAt.toSorted((one, other) => one - other)
  if (textsPerSecond === undefined) {
    const ends = asked.at(-1) ?? 0
    return { queue: { most: 0, longest: 0, ends }, textsPerSecond: mostInASecond(asked) * cohortSize }
  }
  const buckets: (TokenBucket | undefined)[] = Array.from({ length: bucketsOf(textsPerSecond) })
  let [most, longest, ends] = [0, 0, 0]
  for (const [number, second] of asked.entries()) {
    const now = second * 1000
    // The service chooses by chance; in turns is what that comes to.
    const turn = number % buckets.length
    const taken = takeTokens(buckets[turn], cohortSize, textsPerSecond, now)
    buckets[turn] = taken.bucket
    longest = Math.max(longest, (taken.at - now) / 1000)
    ends = Math.max(ends, taken.bucket.paidAt / 1000)
    const waits = buckets.map((bucket) => Math.max(0, (bucket?.paidAt ?? now) - now))
    const wait = waits.reduce((sum, one) => sum + one, 0) / buckets.length
    most = Math.max(most, wait * (textsPerSecond / 1000))
  }
  return { queue: { most: Math.round(most), longest, ends }, textsPerSecond }
}

/** `gsi1 $zhida#place_441900` is one of `gsi1 place_*`. */
export function patternOf(key: string): string {
  return key
    .replace('$zhida#', '')
    .replaceAll(/([a-z]+)_(?:[a-z]{3}_)?[0-9a-z:.-]*?\d[0-9a-z:.-]*/gi, '$1_*')
    .replaceAll(/(city|county|placement|station):\S*/g, '$1:*')
}

/** Whatever grows hotter the more people are contacted, and its write units a contact. */
function sharedKeys(small: DayLoad, large: DayLoad): { pattern: string; perContact: number }[] {
  const [before, after] = [hottestOf(small), hottestOf(large)]
  return [...after].flatMap(([pattern, units]) => {
    const isShared = units > 1.4 * (before.get(pattern) ?? 0) && units > 0.05 * large.contacts
    return isShared ? { pattern, perContact: units / large.contacts } : []
  })
}

function hottestOf({ keys }: DayLoad): Map<string, number> {
  const ofKey = new Map<string, number>()
  for (const ofFunction of keys.values())
    for (const [key, units] of ofFunction) ofKey.set(key, (ofKey.get(key) ?? 0) + units)
  const hottest = new Map<string, number>()
  for (const [key, units] of ofKey) {
    const pattern = patternOf(key)
    hottest.set(pattern, Math.max(hottest.get(pattern) ?? 0, units))
  }
  return hottest
}
