import { createHash } from 'node:crypto'
import * as z from 'zod'
import { Instant } from './instant.ts'
import { allWaitingKinds, rulesOfWaiting } from './waiting-kinds.ts'

/** Whose list an entry stands on. A colleague is known by a hash of the sign-in: no key of the table names a person. */
export type WaitingScope = 'province' | `county:${string}` | `city:${string}` | `specialist:${string}`

export function countyScope(code: string): WaitingScope {
  return `county:${code}`
}

export function cityScope(code: string): WaitingScope {
  return `city:${code}`
}

export function specialistScope(subject: string): WaitingScope {
  return `specialist:${createHash('sha256').update(subject).digest('hex').slice(0, 24)}`
}

/** The lists of those who look after what touches these counties and cities, and the province's. */
export function scopesAround({
  counties = [],
  cities = [],
}: {
  readonly counties?: readonly string[]
  readonly cities?: readonly string[]
}): WaitingScope[] {
  return ['province', ...new Set(counties.map(countyScope)), ...new Set(cities.map(cityScope))]
}

/** One entry of a work list: a fact that waits for somebody. */
export const WaitingEntry = z.object({
  kind: z.enum(allWaitingKinds),
  /** One fact has one entry of a kind. */
  id: z.string(),
  /** The ids that its routes are filled with; never a personal detail. */
  subject: z.record(z.string(), z.string()),
  /** It is on the list from then on, which may lie ahead: a date that comes near, a reminder that nobody answers. */
  since: Instant,
  until: Instant.nullable(),
  /** What exactly, where the kind alone does not say it. */
  note: z.object({ zh: z.string(), en: z.string() }).optional(),
  /** How many of its kind the fact stands for. */
  count: z.int().positive().optional(),
})
export type WaitingEntry = z.infer<typeof WaitingEntry>

/** An entry and whose lists it stands on. */
export type Waiting = WaitingEntry & { readonly scopes: readonly WaitingScope[] }

/** Whether somebody is asked for it now. */
export function waitsNow(
  { kind, since, until }: Pick<WaitingEntry, 'kind' | 'since' | 'until'>,
  now: Instant,
): boolean {
  if (since > now) return false
  return !(rulesOfWaiting(kind).endsByItself && until !== null && until <= now)
}

/** Its time is over, and somebody is still asked for it. */
export function isOverdue({ until }: Pick<WaitingEntry, 'until'>, now: Instant): boolean {
  return until !== null && until < now
}

/**
 * Since when it waits longer than it should: from its `until` on where somebody has until then, at once where no time is given. null
 * where it is not late, or nobody is late with what ends by itself.
 */
export function lateSince(
  { kind, since, until }: Pick<WaitingEntry, 'kind' | 'since' | 'until'>,
  now: Instant,
): Instant | null {
  if (until === null) return since
  return until < now && !rulesOfWaiting(kind).endsByItself ? until : null
}

/** Oldest first; a list keeps this order from page to page. */
export function byAge(one: PlaceInList, other: PlaceInList): number {
  return compare(one.since, other.since) || compare(one.kind, other.kind) || compare(one.id, other.id)
}

/** Where an entry stands in its list: what came and went before it moves nobody's page. */
export type PlaceInList = Pick<WaitingEntry, 'since' | 'kind' | 'id'>

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
