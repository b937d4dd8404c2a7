import { epochOf, type Instant, instantOf } from '../../kernel/instant.ts'

/** A tap by the phone's own clock, and by how many milliseconds ours was ahead of it when the two last met. */
interface Tap {
  readonly at: Instant
  readonly ahead?: number | undefined
}

/**
 * When somebody tapped, by our clock. The difference that the phone knew when it was tapped counts, since its clock may have been set
 * right, or wrong, before it is sent; a phone that knew none is put right by how its clock stands as it sends. Nothing that is told
 * has happened after now.
 */
export function momentOfTap({ at, ahead }: Tap, { sentAt, now }: { readonly sentAt: Instant; readonly now: Instant }) {
  const moment = instantOf(epochOf(at) + (ahead ?? epochOf(now) - epochOf(sentAt)))
  return moment < now ? moment : now
}
