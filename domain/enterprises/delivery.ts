import * as z from 'zod'
import { EnterpriseId, EventId } from '../kernel/ids.ts'
import { Instant, plus, type Span } from '../kernel/instant.ts'

/** One try to hand an event over. */
export const DeliveryAttempt = z.object({
  at: Instant,
  /** From the resolver to the last byte that was read. */
  milliseconds: z.int().nonnegative(),
  /** Null where nobody answered. */
  status: z.int().nullable(),
  /** What failed where nobody answered; null where somebody did. */
  failure: z.string().nullable(),
  /** The first 1,024 bytes of what was answered, without what looks like a secret, a telephone or an ID number. */
  answer: z.string(),
})
export type DeliveryAttempt = z.infer<typeof DeliveryAttempt>

/** An event on its way to an enterprise; its id is the webhook-id of every try. */
export const Delivery = z.object({
  id: EventId,
  enterpriseId: EnterpriseId,
  type: z.string(),
  createdAt: Instant,
  /** `waiting` is tried again until `tryUntil`; `given-up` was not taken by then, and may be replayed. */
  state: z.enum(['delivered', 'waiting', 'given-up']),
  tryUntil: Instant,
  attempts: z.int().nonnegative(),
  last: DeliveryAttempt.nullable(),
})
export type Delivery = z.infer<typeof Delivery>

/** How long an event is tried. */
export const tryingTime = { days: 3 } as const satisfies Span

/** `useful` is the moment from which the event says nothing to its receiver any more, such as the end of an answer time. */
export function tryUntil(from: Instant, useful?: Instant): Instant {
  const end = plus(from, tryingTime)
  return useful !== undefined && useful < end ? useful : end
}

/** Seconds before each further try, the last of them for good: half of all outages are over within five minutes. */
export const retryPauses = [5, 30, 120, 300, 600, 1200, 1800]
/** While the address is paused. */
export const pausedRetryPause = 3600

/**
 * Seconds until an address is tried again that failed `failures` times in a row: by `chance` (0 to 1) down to half, so that
 * those who fell silent together are not called together.
 */
export function secondsUntilNextTry(failures: number, { paused, chance }: { paused: boolean; chance: number }): number {
  const pause = paused
    ? pausedRetryPause
    : (retryPauses[Math.min(failures, retryPauses.length) - 1] ?? retryPauses[0] ?? 5)
  return Math.ceil(pause * (1 - chance / 2))
}
