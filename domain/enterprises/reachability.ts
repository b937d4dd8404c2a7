import * as z from 'zod'
import { Instant, plus, type Span } from '../kernel/instant.ts'

const unreached = { unreachableSince: Instant, lastFailure: z.string() }

/**
 * How an enterprise's webhook address stands; an enterprise without it takes our events. While it is `unreachable`, what is to be sent
 * waits in line; `refusing` is a server that answers but does not take an event (4xx), so others are still tried beside it. After a day of
 * nothing but failures it is `paused`: its specialist is to telephone, and it is only looked at once an hour. `disabled` is an address that
 * said 410: nothing is sent until another one is given.
 */
export const Reachability = z.discriminatedUnion('state', [
  z.object({ state: z.literal('unreachable'), ...unreached }),
  z.object({ state: z.literal('refusing'), ...unreached }),
  z.object({ state: z.literal('paused'), ...unreached, pausedAt: Instant }),
  z.object({ state: z.literal('disabled'), ...unreached, disabledAt: Instant }),
])
export type Reachability = z.infer<typeof Reachability>

/** What became of one try: 2xx; 410; another answer of somebody who is there but does not take this; anything else. */
export type Outcome = 'delivered' | 'gone' | 'refused' | 'unreachable'

/** Statuses that say "later", not "not this". */
export const laterStatuses = new Set([408, 425, 429])

/** `status` is null where nobody answered. */
export function outcomeOfStatus(status: number | null): Outcome {
  if (status === null) return 'unreachable'
  if (status >= 200 && status <= 299) return 'delivered'
  if (status === 410) return 'gone'
  return status >= 400 && status <= 499 && !laterStatuses.has(status) ? 'refused' : 'unreachable'
}

/** An address that has taken nothing for so long is paused. */
export const pauseAfter = { days: 1 } as const satisfies Span

export function afterFailure(
  before: Reachability | undefined,
  { outcome, what, at }: { outcome: Exclude<Outcome, 'delivered'>; what: string; at: Instant },
): Reachability {
  if (before?.state === 'disabled') return before
  const failing = { unreachableSince: before?.unreachableSince ?? at, lastFailure: what }
  if (outcome === 'gone') return { state: 'disabled', ...failing, disabledAt: at }
  if (before?.state === 'paused') return { ...before, lastFailure: what }
  if (at >= plus(failing.unreachableSince, pauseAfter)) return { state: 'paused', ...failing, pausedAt: at }
  return { state: outcome === 'refused' ? 'refusing' : 'unreachable', ...failing }
}

/** Whether an event may be sent past those that wait: nobody waits, or they wait because they are refused themselves. */
export function takesEvents(reachability: Reachability | undefined): boolean {
  return reachability === undefined || reachability.state === 'refusing'
}
